//! Where a table of any number of rows is scrolled to.
//!
//! A whole number of rows and a fraction of one, since points in `f32` grow too coarse for a million rows: the last row has to be
//! reached exactly, and left by a point. Deliberately absent: painting, and what a row is.

/// Where a table is scrolled to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Place {
    /// The first row on screen, counted from 0.
    pub top: usize,
    /// How far the top row is scrolled out, in points, less than a row.
    pub hidden: f32,
}

impl Place {
    /// Moves by some points, down where they are positive. `row` is the height of a row, `rows` their number, `height` that of the table.
    pub fn move_by(&mut self, points: f32, row: f32, rows: usize, height: f32) {
        let moved = self.hidden + points;
        let whole = (moved / row).floor();
        self.hidden = moved - whole * row;
        if whole < 0.0 && whole.abs() as usize > self.top {
            *self = Self::default();
        } else {
            self.top = self.top.saturating_add_signed(whole as isize);
        }
        self.clamp(row, rows, height);
    }

    /// Keeps the last row from ending above the end of the table.
    pub fn clamp(&mut self, row: f32, rows: usize, height: f32) {
        let below = (height / row).ceil() as usize;
        let Some(top) = rows.checked_sub(below) else {
            return *self = Self::default();
        };
        let hidden = below as f32 * row - height;
        if self.top > top || (self.top == top && self.hidden > hidden) {
            *self = Self { top, hidden };
        }
    }

    /// Moves as little as needed to show the row at `position`.
    pub fn reveal(&mut self, position: usize, row: f32, rows: usize, height: f32) {
        let full = ((height / row).floor() as usize).max(1);
        if position <= self.top {
            *self = Self { top: position, hidden: 0.0 };
        } else if position >= self.top + full {
            *self = Self { top: position + 1 - full, hidden: 0.0 };
        }
        self.clamp(row, rows, height);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: f32 = 30.0;
    const ROWS: usize = 1_000_000;
    const HEIGHT: f32 = 610.0;

    #[test]
    fn the_last_row_can_be_reached_exactly_and_left_by_a_point() {
        let mut place = Place::default();
        place.move_by(ROWS as f32 * ROW * 2.0, ROW, ROWS, HEIGHT);
        let bottom = (ROWS - place.top) as f32 * ROW - place.hidden;
        assert_eq!(bottom, HEIGHT);
        let before = place;
        place.move_by(-1.0, ROW, ROWS, HEIGHT);
        assert_eq!((place.top, place.hidden), (before.top, before.hidden - 1.0));
    }

    #[test]
    fn a_million_small_steps_add_up() {
        let mut place = Place::default();
        for _ in 0..900_000 {
            place.move_by(1.0, ROW, ROWS, HEIGHT);
        }
        assert_eq!((place.top, place.hidden), (30_000, 0.0));
        for _ in 0..900_000 {
            place.move_by(-1.0, ROW, ROWS, HEIGHT);
        }
        assert_eq!((place.top, place.hidden), (0, 0.0));
        place.move_by(-1.0, ROW, ROWS, HEIGHT);
        assert_eq!((place.top, place.hidden), (0, 0.0));
    }

    #[test]
    fn a_row_is_revealed_with_little_movement() {
        let mut place = Place { top: 100, hidden: 10.0 };
        place.reveal(105, ROW, ROWS, HEIGHT);
        assert_eq!(place.top, 100);
        place.reveal(100, ROW, ROWS, HEIGHT);
        assert_eq!((place.top, place.hidden), (100, 0.0));
        place.reveal(200, ROW, ROWS, HEIGHT);
        assert_eq!(place.top, 181);
        place.reveal(ROWS - 1, ROW, ROWS, HEIGHT);
        assert_eq!((ROWS - place.top) as f32 * ROW - place.hidden, HEIGHT);
    }

    #[test]
    fn few_rows_do_not_scroll() {
        let mut place = Place { top: 3, hidden: 5.0 };
        place.clamp(ROW, 4, HEIGHT);
        assert_eq!((place.top, place.hidden), (0, 0.0));
    }
}

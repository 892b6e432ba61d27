//! Where the window comes back: on a screen that is there.
//!
//! A screen may have been taken away or exchanged for a smaller one since the window was closed. All lengths are in points that no zoom
//! changes.

use crate::state::WindowPlace;

/// The room that the frame of a window takes above and below its content; systems tell the real height only later.
const FRAME: i32 = 40;

/// A screen of the desktop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Screen {
    /// Its left upper corner.
    pub corner: (i32, i32),
    /// Its width and height.
    pub size: (i32, i32),
}

impl Screen {
    /// How much of the rectangle lies on it.
    fn overlap(&self, corner: (i32, i32), size: (i32, i32)) -> i64 {
        let side = |own: i32, own_length: i32, other: i32, other_length: i32| {
            let end = (i64::from(own) + i64::from(own_length)).min(i64::from(other) + i64::from(other_length));
            (end - i64::from(own.max(other))).max(0)
        };
        side(self.corner.0, self.size.0, corner.0, size.0) * side(self.corner.1, self.size.1, corner.1, size.1)
    }

    /// How far the point is away from it, squared.
    fn distance(&self, point: (i64, i64)) -> i64 {
        let side = |own: i32, length: i32, at: i64| {
            let (start, end) = (i64::from(own), i64::from(own) + i64::from(length));
            (start - at).max(at - end).max(0)
        };
        let (across, down) = (side(self.corner.0, self.size.0, point.0), side(self.corner.1, self.size.1, point.1));
        across.saturating_mul(across).saturating_add(down.saturating_mul(down))
    }
}

/// The place at which the window is wholly visible: as it was where it still is, or else on the screen that has most of it, or that
/// is nearest. `least` is the size below which the window cannot go.
pub fn brought_back(place: WindowPlace, screens: &[Screen], least: (i32, i32)) -> WindowPlace {
    let size = (i32::from(place.size.0), i32::from(place.size.1));
    let corner = place.corner.unwrap_or((0, 0));
    let outer = (size.0, size.1 + FRAME);
    let area = i64::from(outer.0) * i64::from(outer.1);
    let visible: i64 = screens.iter().map(|screen| screen.overlap(corner, outer)).sum();
    let middle = (i64::from(corner.0) + i64::from(outer.0 / 2), i64::from(corner.1) + i64::from(outer.1 / 2));
    let best = screens.iter().min_by_key(|screen| (-screen.overlap(corner, outer), screen.distance(middle)));
    let Some(screen) = best.filter(|_| visible < area || place.corner.is_none()) else { return place };
    let width = size.0.min(screen.size.0).max(least.0);
    let height = size.1.min(screen.size.1 - FRAME).max(least.1);
    // A window that is larger than the screen shows its left upper corner.
    let shifted = |corner: i32, length: i32, own: i32, room: i32| {
        let last = own.saturating_add(room).saturating_sub(length);
        corner.min(last).max(own)
    };
    let corner = place.corner.map(|(left, top)| {
        let left = shifted(left, width, screen.corner.0, screen.size.0);
        (left, shifted(top, height + FRAME, screen.corner.1, screen.size.1))
    });
    let length = |length: i32| u16::try_from(length).unwrap_or(u16::MAX);
    WindowPlace { corner, size: (length(width), length(height)), maximised: place.maximised }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEAST: (i32, i32) = (640, 480);

    fn screen(left: i32, top: i32, width: i32, height: i32) -> Screen {
        Screen { corner: (left, top), size: (width, height) }
    }

    #[test]
    fn a_window_comes_back_on_a_screen() {
        let one = [screen(0, 0, 1280, 800)];
        let two = [screen(0, 0, 1920, 1080), screen(-1280, 100, 1280, 1024)];
        let none: [Screen; 0] = [];
        // name, corner and size as they were, screens, corner and size as they become
        type Case<'a> = (&'a str, Option<(i32, i32)>, (u16, u16), &'a [Screen], Option<(i32, i32)>, (u16, u16));
        let cases: [Case; 16] = [
            ("where it was", Some((100, 50)), (900, 600), &one, Some((100, 50)), (900, 600)),
            ("the whole screen", Some((0, 0)), (1280, 760), &one, Some((0, 0)), (1280, 760)),
            ("beyond the right", Some((2600, 300)), (900, 600), &one, Some((380, 160)), (900, 600)),
            ("beyond the left", Some((-3000, 100)), (900, 600), &one, Some((0, 100)), (900, 600)),
            ("above", Some((100, -900)), (900, 600), &one, Some((100, 0)), (900, 600)),
            ("below", Some((100, 5000)), (900, 600), &one, Some((100, 160)), (900, 600)),
            ("partly", Some((700, 50)), (900, 600), &one, Some((380, 50)), (900, 600)),
            ("larger than the screen", Some((50, 50)), (2560, 1400), &one, Some((0, 0)), (1280, 760)),
            (
                "a screen smaller than the window can be",
                Some((9, 9)),
                (900, 600),
                &[screen(0, 0, 320, 240)],
                Some((0, 0)),
                LEAST_SIZE,
            ),
            ("on the second screen", Some((-1200, 200)), (900, 600), &two, Some((-1200, 200)), (900, 600)),
            ("across two screens", Some((-400, 200)), (900, 600), &two, Some((-400, 200)), (900, 600)),
            ("mostly on the second", Some((-1000, -200)), (900, 600), &two, Some((-1000, 100)), (900, 600)),
            ("nearest to the second", Some((-5000, 500)), (900, 600), &two, Some((-1280, 484)), (900, 600)),
            ("no corner was told", None, (2560, 1400), &one, None, (1280, 760)),
            ("no screen is told", Some((2600, 300)), (900, 600), &none, Some((2600, 300)), (900, 600)),
            ("far beyond", Some((i32::MAX, i32::MIN)), (u16::MAX, u16::MAX), &one, Some((0, 0)), (1280, 760)),
        ];
        for (name, corner, size, screens, expected_corner, expected_size) in cases {
            for maximised in [false, true] {
                let came_back = brought_back(WindowPlace { corner, size, maximised }, screens, LEAST);
                assert_eq!(came_back, WindowPlace { corner: expected_corner, size: expected_size, maximised }, "{name}");
            }
        }
    }

    const LEAST_SIZE: (u16, u16) = (LEAST.0 as u16, LEAST.1 as u16);
}

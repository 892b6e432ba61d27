//! Bodies by level and principle as a table of counts, each with a bar for its size.

use super::text::{cut, lines};
use super::{Anchor, Area, Colour, GAP, LINE, Meaning, Part, Picture, RADIUS, SMALL_GAP, STRIPE, Shape, size};
use crate::model::{Dataset, RecordIndex, RecordType, Vocabulary};
use crate::query::LevelMatrix;
use crate::words::{Words, describe};

/// Height of a row of counts.
const ROW: f32 = 40.0;
/// How many lines the name of a principle may take.
const NAME_LINES: usize = 2;
/// Share of the width for the names of levels, and its bounds.
const NAMES_SHARE: f32 = 0.24;
const NAMES_MOST: f32 = 190.0;
/// Greatest width of a column.
const COLUMN_MOST: f32 = 168.0;
/// Height of the bar below a count.
const BAR: f32 = 4.0;
/// How much of the wash shows behind a count of one; that of the greatest count shows in full.
const FAINTEST: f32 = 0.35;

/// Where the columns stand.
struct Columns {
    names: f32,
    own: f32,
    /// Room for the names of principles.
    head: f32,
}

impl Columns {
    fn cell(&self, column: usize, row: usize) -> Area {
        let left = self.names + self.own * column as f32;
        Area::new(left + HAIRLINE, self.head + ROW * row as f32 + HAIRLINE, self.own - HAIRLINE * 2.0, ROW - HAIRLINE * 2.0)
    }
}

/// Half of the distance between cells.
const HAIRLINE: f32 = 1.5;

/// Draws the counts in at most this width.
pub fn levels(words: &Words, dataset: &Dataset, matrix: &LevelMatrix, width: f32) -> Picture {
    let names = (width * NAMES_SHARE).min(NAMES_MOST);
    let own = ((width - names) / (matrix.principles.len() + 1) as f32).min(COLUMN_MOST);
    let name_lines = |principle: &Option<RecordIndex>| {
        lines(&principle_name(words, dataset, *principle), own - HAIRLINE * 2.0, size::BODY, true, NAME_LINES).len()
    };
    let most_lines = matrix.principles.iter().map(name_lines).max().unwrap_or(1);
    let columns = Columns { names, own, head: size::BODY * LINE * most_lines as f32 + GAP };
    let totals_row = matrix.rows.len();
    let totals_column = matrix.principles.len();
    let mut parts = vec![Part::form(rules(matrix, &columns))];
    for (column, principle) in matrix.principles.iter().enumerate() {
        parts.push(principle_head(words, dataset, *principle, &columns, column));
    }
    parts.push(Part::form(totals_heads(words, &columns, totals_column, totals_row)));
    let most = matrix.rows.iter().flat_map(|row| &row.cells).copied().max().unwrap_or(0).max(1);
    for (position, row) in matrix.rows.iter().enumerate() {
        let name = row.level.map_or_else(|| words.get("level-not-stated"), |level| words.get(level.code().key));
        parts.push(Part::form(vec![row_name(name, row.level.is_none(), &columns, position)]));
        for (column, count) in row.cells.iter().enumerate() {
            let of = principle_name(words, dataset, matrix.principles[column]);
            let spoken =
                words.with("picture-cell", &[("level", name.into()), ("principle", of.into()), ("count", (*count).into())]);
            let meaning = Meaning::List(RecordType::Agency, matrix.constraints(dataset, Some(position), Some(column)));
            let area = columns.cell(column, position);
            parts.push(cell(words, hue(dataset, matrix.principles[column]), area, *count, most, spoken, meaning));
        }
        let spoken = words.with("picture-cell-level", &[("level", name.into()), ("count", row.total.into())]);
        let meaning = Meaning::List(RecordType::Agency, matrix.constraints(dataset, Some(position), None));
        parts.push(total(words, columns.cell(totals_column, position), row.total, spoken, meaning));
    }
    for (column, count) in matrix.totals.iter().enumerate() {
        let of = principle_name(words, dataset, matrix.principles[column]);
        let spoken = words.with("picture-cell-principle", &[("principle", of.into()), ("count", (*count).into())]);
        let meaning = Meaning::List(RecordType::Agency, matrix.constraints(dataset, None, Some(column)));
        parts.push(total(words, columns.cell(column, totals_row), *count, spoken, meaning));
    }
    let all = words.with("picture-cell-all", &[("count", matrix.total.into())]);
    parts.push(total(
        words,
        columns.cell(totals_column, totals_row),
        matrix.total,
        all,
        Meaning::List(RecordType::Agency, Vec::new()),
    ));
    Picture {
        title: words.get("picture-levels").to_owned(),
        size: [names + own * (totals_column + 1) as f32, columns.head + ROW * (totals_row + 1) as f32],
        parts,
        told: told(words, dataset, matrix),
    }
}

fn hue(dataset: &Dataset, principle: Option<RecordIndex>) -> Option<usize> {
    principle.map(|principle| dataset.position_in_type(principle))
}

fn principle_name(words: &Words, dataset: &Dataset, principle: Option<RecordIndex>) -> String {
    principle.map_or_else(|| words.get("picture-no-principle").to_owned(), |principle| describe::title(words, dataset, principle))
}

/// The lines under the heads and over the totals.
fn rules(matrix: &LevelMatrix, columns: &Columns) -> Vec<Shape> {
    let right = columns.names + columns.own * (matrix.principles.len() + 1) as f32;
    let rule = |row: usize| {
        let y = columns.head + ROW * row as f32;
        Shape::Line { from: [0.0, y], to: [right, y], edge: Colour::Hairline.line() }
    };
    (0..=matrix.rows.len()).map(rule).collect()
}

fn principle_head(words: &Words, dataset: &Dataset, principle: Option<RecordIndex>, columns: &Columns, column: usize) -> Part {
    let name = principle_name(words, dataset, principle);
    let left = columns.names + columns.own * column as f32 + HAIRLINE;
    let area = Area::new(left, 0.0, columns.own - HAIRLINE * 2.0, columns.head - HAIRLINE * 2.0);
    let (ink, stripe) =
        hue(dataset, principle).map_or((Colour::InkWeak, Colour::InkWeak), |hue| (Colour::Hue(hue), Colour::Hue(hue)));
    let shown = lines(&name, area.width, size::BODY, true, NAME_LINES);
    let mut shapes =
        vec![Shape::filled(Area::new(area.left, area.bottom() - STRIPE + 1.0, area.width, STRIPE - 1.0), 0.0, stripe.full())];
    let first = area.bottom() - SMALL_GAP - size::BODY * LINE * (shown.len() as f32 - 0.5) - HAIRLINE;
    for (line, text) in shown.into_iter().enumerate() {
        let at = [area.left + area.width / 2.0, first + size::BODY * LINE * line as f32];
        shapes.push(Shape::text(at, text, size::BODY, ink).bold().anchored(Anchor::Middle));
    }
    let kind = describe::type_name(words, RecordType::Principle);
    let spoken = words.with("picture-record", &[("kind", kind.into()), ("title", name.into())]);
    match principle {
        Some(principle) => Part { shapes, name: spoken, meaning: Some(Meaning::Record(principle)), area, ..Part::default() },
        None => Part::form(shapes),
    }
}

fn totals_heads(words: &Words, columns: &Columns, column: usize, row: usize) -> Vec<Shape> {
    let text = words.get("picture-total");
    let own = columns.cell(column, 0);
    let at = [own.left + own.width / 2.0, columns.head - SMALL_GAP * 2.0 - size::BODY * LINE / 2.0];
    let shown = cut(text, own.width, size::SMALL, false);
    vec![Shape::text(at, shown, size::SMALL, Colour::InkWeak).anchored(Anchor::Middle), row_name(text, true, columns, row)]
}

fn row_name(name: &str, weak: bool, columns: &Columns, row: usize) -> Shape {
    let area = columns.cell(0, row);
    let shown = cut(name, columns.names - GAP, size::BODY, false);
    Shape::text([0.0, area.middle()], shown, size::BODY, if weak { Colour::InkWeak } else { Colour::Ink })
}

fn cell(words: &Words, hue: Option<usize>, area: Area, count: usize, most: usize, name: String, meaning: Meaning) -> Part {
    let share = count as f32 / most as f32;
    let (wash, ink) = hue.map_or((Colour::Neutral, Colour::InkWeak), |hue| (Colour::Wash(hue), Colour::Hue(hue)));
    let middle = area.left + area.width / 2.0;
    if count == 0 {
        let nothing = Shape::text([middle, area.middle()], "–", size::BODY, Colour::InkWeak).anchored(Anchor::Middle);
        // An empty table would be a dead end.
        return Part { shapes: vec![nothing], name, area, ..Part::default() };
    }
    let opacity = FAINTEST + (1.0 - FAINTEST) * share;
    let bar = Area::new(area.left + GAP, area.bottom() - BAR - SMALL_GAP, (area.width - GAP * 2.0) * share, BAR);
    let shapes = vec![
        Shape::filled(area, RADIUS, wash.at(opacity)),
        Shape::text([middle, area.middle() - SMALL_GAP], words.count(count), size::HEADING, Colour::Ink)
            .bold()
            .anchored(Anchor::Middle),
        Shape::filled(bar, BAR / 2.0, ink.full()),
    ];
    Part { shapes, name, meaning: Some(meaning), area, ..Part::default() }
}

fn total(words: &Words, area: Area, count: usize, name: String, meaning: Meaning) -> Part {
    let at = [area.left + area.width / 2.0, area.middle()];
    let text = Shape::text(at, words.count(count), size::BODY, Colour::InkWeak).anchored(Anchor::Middle);
    Part { shapes: vec![text], name, meaning: Some(meaning), area, ..Part::default() }
}

/// One sentence for each level.
fn told(words: &Words, dataset: &Dataset, matrix: &LevelMatrix) -> Vec<String> {
    let sentence = |row: &crate::query::LevelRow| {
        let name = row.level.map_or_else(|| words.get("level-not-stated"), |level| words.get(level.code().key));
        let counted = row.cells.iter().zip(&matrix.principles).filter(|(count, _)| **count > 0);
        let each = counted.map(|(count, principle)| format!("{} {count}", principle_name(words, dataset, *principle)));
        let list = each.collect::<Vec<_>>().join(words.get("list-separator"));
        words.with("picture-levels-told", &[("level", name.into()), ("count", row.total.into()), ("list", list.into())])
    };
    let note = words.get("picture-levels-note").to_owned();
    matrix.rows.iter().map(sentence).chain([note]).collect()
}

//! The flow of a reform as an alluvial diagram: four columns of nodes and bands between them in the hues of the principles.
//!
//! Every node is as high as its label needs, so that labels never touch, and higher where many threads pass. Deliberately absent:
//! which nodes there are, which `query` decides.

use super::text::{cut, lines};
use super::{Area, Colour, GAP, HUGE_GAP, LINE, Meaning, Part, Picture, RADIUS, SMALL_GAP, STRIPE, Shape, size};
use crate::model::{Dataset, RecordIndex, RecordType};
use crate::query::{Constraint, FLOW_COLUMNS, Facet, Flow, FlowContent, FlowGroup, FlowNode};
use crate::words::{Words, describe};

/// Height of the smallest node.
const ROW: f32 = size::BODY * LINE + 3.0;
/// Height of the smallest node whose name may have two lines.
const TWO_ROWS: f32 = size::BODY * TIGHT_LINE * 2.0 + BETWEEN;
/// Height of a line of a name of several, in multiples of its size.
const TIGHT_LINE: f32 = 1.3;
/// The most lines of a name.
const NAME_LINES: f32 = 3.0;
/// Distance between nodes.
const BETWEEN: f32 = 5.0;
/// Room for the headings of the columns.
const HEAD: f32 = size::SMALL * LINE + GAP;
/// Share of the width that the bands between two columns take.
const BAND_SHARE: f32 = 0.09;
/// How dark bands are.
const BAND_OPACITY: f32 = 0.28;
/// Share of the height that is left for what the threads add to the smallest nodes.
const THREADS_SHARE: f32 = 0.22;

/// How many nodes a column of this height can hold at a readable size.
pub fn nodes_that_fit(height: f32) -> usize {
    (((height - HEAD) * (1.0 - THREADS_SHARE)) / (ROW + BETWEEN)).floor().max(1.0) as usize
}

/// Draws a flow in this width, and in this height or as much as it needs.
pub fn alluvial(words: &Words, dataset: &Dataset, flow: &Flow, width: f32, least_height: f32) -> Picture {
    let longest = (0..FLOW_COLUMNS.len()).map(|column| flow.column(column).count()).max().unwrap_or(0);
    let needed = longest as f32 * (ROW + BETWEEN) / (1.0 - THREADS_SHARE);
    let height = needed.max(least_height - HEAD);
    let unit = unit(flow, height);
    let areas = areas(flow, width, height, unit);
    let mut picture = Picture {
        title: words.get("picture-flow").to_owned(),
        size: [width, HEAD + height],
        parts: Vec::new(),
        told: told(words, dataset, flow),
    };
    picture.parts.push(Part::form(headings(words, flow, width)));
    let first_band = picture.parts.len();
    picture.parts.extend(bands(dataset, flow, &areas, unit));
    let first_node = picture.parts.len();
    let sizes: Vec<f32> = (0..FLOW_COLUMNS.len()).map(|column| name_size(words, dataset, flow, &areas, column)).collect();
    for (position, (node, area)) in flow.nodes.iter().zip(&areas).enumerate() {
        let together = together(flow, position, first_band, first_node);
        picture.parts.push(Part { together, ..node_part(words, dataset, node, *area, sizes[node.column]) });
    }
    picture
}

/// Points per thread: what is left of the fullest column once every node has its least height.
fn unit(flow: &Flow, height: f32) -> f32 {
    let of_column = |column: usize| {
        let (nodes, threads) =
            flow.column(column).fold((0, 0), |(nodes, threads), (_, node)| (nodes + 1, threads + node.threads));
        (height - nodes as f32 * (ROW + BETWEEN)).max(0.0) / threads.max(1) as f32
    };
    (0..FLOW_COLUMNS.len()).map(of_column).fold(f32::MAX, f32::min).min(ROW)
}

/// The left edge and the width of a column.
fn column_at(column: usize, width: f32) -> (f32, f32) {
    let between = (width * BAND_SHARE).max(HUGE_GAP);
    let count = FLOW_COLUMNS.len() as f32;
    let own = (width - between * (count - 1.0)) / count;
    (column as f32 * (own + between), own)
}

/// Where each node stands. What a column leaves of the height is spread between its nodes.
fn areas(flow: &Flow, width: f32, height: f32, unit: f32) -> Vec<Area> {
    let mut areas = vec![Area::default(); flow.nodes.len()];
    for column in 0..FLOW_COLUMNS.len() {
        let (left, own) = column_at(column, width);
        let count = flow.column(column).count().max(1);
        let high = |least: f32| flow.column(column).map(|(_, node)| least.max(node.threads as f32 * unit)).sum::<f32>();
        // A column of few nodes has room for names of two lines.
        let least = if high(TWO_ROWS) + count as f32 * BETWEEN * 2.0 <= height { TWO_ROWS } else { ROW };
        let gap = (height - high(least)) / count as f32;
        let mut top = HEAD + gap / 2.0;
        for (position, node) in flow.column(column) {
            let height = least.max(node.threads as f32 * unit);
            areas[position] = Area::new(left, top, own, height);
            top += height + gap;
        }
    }
    areas
}

/// The size of the names of a column: that for reading, if it has room for all of them.
fn name_size(words: &Words, dataset: &Dataset, flow: &Flow, areas: &[Area], column: usize) -> f32 {
    let fits = |(position, node): (usize, &FlowNode)| {
        let (room, rows) = name_room(areas[position], size::BODY);
        let shown = lines(&label(words, dataset, node), room, size::BODY, is_bold(node), rows);
        !shown.last().is_some_and(|line| line.ends_with('…'))
    };
    if flow.column(column).all(fits) { size::BODY } else { size::SMALL }
}

/// The width for the name of a node, and for how many lines of it there is room.
fn name_room(area: Area, text_size: f32) -> (f32, usize) {
    let rows = ((area.height - BETWEEN) / (text_size * TIGHT_LINE)).floor().clamp(1.0, NAME_LINES);
    (area.width - STRIPE - SMALL_GAP * 2.0, rows as usize)
}

fn is_bold(node: &FlowNode) -> bool {
    node.column == 0 && matches!(node.content, FlowContent::Record(_))
}

fn headings(words: &Words, flow: &Flow, width: f32) -> Vec<Shape> {
    let heading = |(column, record_type): (usize, &RecordType)| {
        let records = |node: &FlowNode| match node.content {
            FlowContent::Record(_) => 1,
            FlowContent::Rest { count, .. } => count,
        };
        let count: usize = flow.column(column).map(|(_, node)| records(node)).sum();
        let (left, own) = column_at(column, width);
        let text = format!("{} {}", describe::type_heading(words, *record_type), words.count(count));
        Shape::text([left, size::SMALL * LINE / 2.0], cut(&text, own, size::SMALL, true), size::SMALL, Colour::InkWeak).bold()
    };
    FLOW_COLUMNS.iter().enumerate().map(heading).collect()
}

/// The bands, in the order of the links. At each node they lie one below the other, half-way down the node.
fn bands(dataset: &Dataset, flow: &Flow, areas: &[Area], unit: f32) -> Vec<Part> {
    let thickness = |threads: usize| threads as f32 * unit;
    let mut leaving = vec![0.0; areas.len()];
    let mut arriving = vec![0.0; areas.len()];
    for link in &flow.links {
        leaving[link.from] += thickness(link.threads);
        arriving[link.to] += thickness(link.threads);
    }
    let start = |used: &[f32], node: usize| areas[node].middle() - used[node] / 2.0;
    let mut leaves_at: Vec<f32> = (0..areas.len()).map(|node| start(&leaving, node)).collect();
    let mut arrives_at: Vec<f32> = (0..areas.len()).map(|node| start(&arriving, node)).collect();
    let mut bands = Vec::with_capacity(flow.links.len());
    for link in &flow.links {
        let thick = thickness(link.threads);
        let (from, to) = (leaves_at[link.from], arrives_at[link.to]);
        leaves_at[link.from] += thick;
        arrives_at[link.to] += thick;
        // A thread that is thinner than a line could not be seen.
        let seen = thick.max(1.0);
        bands.push(Part::form(vec![Shape::Band {
            from: [areas[link.from].right(), from, from + seen],
            to: [areas[link.to].left, to, to + seen],
            fill: hue(dataset, link.principle).at(BAND_OPACITY),
        }]));
    }
    bands
}

fn hue(dataset: &Dataset, principle: Option<RecordIndex>) -> Colour {
    principle.map_or(Colour::InkWeak, |principle| Colour::Hue(dataset.position_in_type(principle)))
}

/// The parts on all ways that lead through a node.
fn together(flow: &Flow, node: usize, first_band: usize, first_node: usize) -> Vec<usize> {
    let mut reached = vec![false; flow.nodes.len()];
    let mut parts = Vec::new();
    for forward in [true, false] {
        reached.fill(false);
        reached[node] = true;
        let mut links: Vec<usize> = (0..flow.links.len()).collect();
        links.sort_by_key(|link| {
            let column = flow.nodes[flow.links[*link].from].column;
            if forward { column } else { FLOW_COLUMNS.len() - column }
        });
        for link in links {
            let (near, far) = (flow.links[link].from, flow.links[link].to);
            let (near, far) = if forward { (near, far) } else { (far, near) };
            if reached[near] {
                reached[far] = true;
                parts.push(first_band + link);
            }
        }
        parts.extend((0..reached.len()).filter(|node| reached[*node]).map(|node| first_node + node));
    }
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn node_part(words: &Words, dataset: &Dataset, node: &FlowNode, area: Area, text_size: f32) -> Part {
    let wash = match node.principles.first() {
        Some((Some(principle), _)) => Colour::Wash(dataset.position_in_type(*principle)),
        _ => Colour::Neutral,
    };
    let folded = matches!(node.content, FlowContent::Rest { .. });
    let edge = folded.then(|| Colour::InkWeak.dashes());
    let fill = if folded { Colour::Ground } else { wash };
    let mut shapes = vec![Shape::Box { area, radius: RADIUS, fill: Some(fill.full()), edge }];
    let mut top = area.top;
    for (principle, threads) in &node.principles {
        let height = area.height * *threads as f32 / node.threads.max(1) as f32;
        shapes.push(Shape::filled(Area::new(area.left, top, STRIPE, height), 0.0, hue(dataset, *principle).full()));
        top += height;
    }
    let label = label(words, dataset, node);
    let (room, rows) = name_room(area, text_size);
    let shown = lines(&label, room, text_size, is_bold(node), rows);
    let line = text_size * TIGHT_LINE;
    let first = area.middle() - line * (shown.len() as f32 - 1.0) / 2.0;
    let colour = if folded { Colour::InkWeak } else { Colour::Ink };
    for (row, text) in shown.into_iter().enumerate() {
        let text = Shape::text([area.left + STRIPE + SMALL_GAP, first + line * row as f32], text, text_size, colour);
        shapes.push(if is_bold(node) { text.bold() } else { text });
    }
    let (name, meaning) = meaning(words, dataset, node, &label);
    Part { shapes, name, meaning: Some(meaning), area, together: Vec::new() }
}

fn label(words: &Words, dataset: &Dataset, node: &FlowNode) -> String {
    match node.content {
        FlowContent::Record(record) => describe::title(words, dataset, record),
        FlowContent::Rest { count, all: true, .. } => {
            let kind = describe::type_heading(words, FLOW_COLUMNS[node.column]);
            words.with("picture-all-of-kind", &[("kind", kind.into()), ("count", count.into())])
        }
        FlowContent::Rest { count, .. } => words.with("picture-more", &[("count", count.into())]),
    }
}

/// What holds for the records that belong to a principle or a measure.
pub fn owner_constraint(dataset: &Dataset, owner: RecordIndex) -> Option<Constraint> {
    let facet = match dataset.type_of(owner) {
        RecordType::Principle => Facet::Principle,
        RecordType::Measure => Facet::Measure,
        _ => return None,
    };
    Some(Constraint { facet, value: dataset.record(owner).id().as_str().into(), excluded: false })
}

/// The name under which a node is spoken, and what choosing it leads to.
fn meaning(words: &Words, dataset: &Dataset, node: &FlowNode, label: &str) -> (String, Meaning) {
    let record_type = FLOW_COLUMNS[node.column];
    let kind = describe::type_name(words, record_type);
    match node.content {
        FlowContent::Record(record) => {
            (words.with("picture-record", &[("kind", kind.into()), ("title", label.into())]), Meaning::Record(record))
        }
        FlowContent::Rest { count, owner, .. } => {
            let constraints = owner.and_then(|owner| owner_constraint(dataset, owner)).into_iter().collect();
            let heading = describe::type_heading(words, record_type);
            let of = owner.map(|owner| describe::title(words, dataset, owner)).unwrap_or_default();
            let key = if owner.is_some() { "picture-more-of" } else { "picture-more-kind" };
            let name = words.with(key, &[("count", count.into()), ("kind", heading.into()), ("title", of.into())]);
            let owner = owner.map(|owner| dataset.record(owner).id().clone());
            (name, Meaning::Group(FlowGroup { column: node.column, owner }, record_type, constraints))
        }
    }
}

/// One sentence for each node from which something leads on.
fn told(words: &Words, dataset: &Dataset, flow: &Flow) -> Vec<String> {
    let mut sentences = Vec::new();
    for (position, node) in flow.nodes.iter().enumerate() {
        let mut leads_to: Vec<usize> = flow.links.iter().filter(|link| link.from == position).map(|link| link.to).collect();
        leads_to.dedup();
        if leads_to.is_empty() {
            continue;
        }
        let named: Vec<String> = leads_to.iter().map(|to| label(words, dataset, &flow.nodes[*to])).collect();
        let kind = describe::type_name(words, FLOW_COLUMNS[node.column]);
        let next = describe::type_heading(words, FLOW_COLUMNS[node.column + 1]);
        let arguments = [
            ("kind", kind.into()),
            ("title", label(words, dataset, node).into()),
            ("next", next.into()),
            ("list", named.join(words.get("list-separator")).into()),
        ];
        sentences.push(words.with("picture-flow-told", &arguments));
    }
    sentences
}

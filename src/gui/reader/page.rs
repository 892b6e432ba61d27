//! The text of a source, set like a page: numbered paragraphs with their passages marked, and the records of each beside it.
//!
//! A quote stands on the wash of its principle, and a line under the text marks its whole passage if that counts towards coverage;
//! passages that overlap have lines of their own. A passage that has moved here has a quiet, broken line. Only what is in sight is laid out. Deliberately absent: the records beside the text and the map of coverage.

use super::galley::{at, boundary_at, character_at, rects};
use super::{Page, head, map, margin};
use crate::derived::is_quick;
use crate::evidence::{Span, clauses_around};
use crate::gui::components::{note, scroll, spoken_heading};
use crate::gui::theme::{self, Colour};
use crate::model::{Id, RecordIndex};
use crate::query::{LANES, Mark, MarkedPassage, in_bytes, in_characters};
use crate::state::Command;
use crate::words::describe;
use crate::{display, limits};
use egui::text::LayoutJob;
use egui::{
    Align, CornerRadius, FontFamily, FontId, Galley, Popup, PopupKind, Pos2, Rect, Response, Role, ScrollArea, Sense,
    SetOpenCommand, TextFormat, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};
use std::ops::Range;
use std::sync::Arc;

/// The widths of the columns of a page.
struct Columns {
    text: f32,
    /// None where the records stand under the text.
    margin: Option<f32>,
}

/// The whole page with its map.
pub fn page_ui(ui: &mut Ui, page: &Page) {
    let sizes = &page.context.measures.reader;
    let whole = ui.available_rect_before_wrap();
    let gap = page.context.measures.spacing.normal;
    let text = whole.with_max_x(whole.right() - sizes.map - gap);
    let mut inner = ui.new_child(UiBuilder::new().max_rect(text).layout(*ui.layout()));
    let output = scroll(
        &mut inner,
        ScrollArea::vertical().id_salt(("page", page.context.open.id().as_str(), page.source.position())).auto_shrink(false),
        |ui| {
            head(ui, page.context, page.source);
            ui.add_space(page.context.measures.spacing.large);
            let columns = columns(page, ui.available_width());
            let top = ui.cursor().top();
            let places = (1..=page.text.paragraphs().len() as u32).map(|p| (p, block(ui, page, p, &columns))).collect();
            let bottom = ui.cursor().top();
            ui.add_space(page.context.measures.spacing.huge);
            map::Layout { places, top, bottom }
        },
    );
    let strip = whole.with_min_x(whole.right() - sizes.map);
    map::map_ui(ui, page, strip, &output.inner, output.inner_rect);
    ui.advance_cursor_after_rect(whole);
}

/// The text is as wide as is comfortable to read; beside it stand the records where there is room for both.
fn columns(page: &Page, available: f32) -> Columns {
    let measures = page.context.measures;
    let sizes = &measures.reader;
    let gap = measures.spacing.huge;
    let comfortable = measures.text.heading * measures.prose;
    let room = available - sizes.numbers;
    let beside = room - sizes.margin - gap;
    if beside >= comfortable * measures.shares.reader {
        let text = beside.min(comfortable);
        Columns { text, margin: Some((room - text - gap).min(sizes.margin * 2.0)) }
    } else {
        Columns { text: room.min(comfortable), margin: None }
    }
}

/// How many steps of a frame it takes to lay out a paragraph.
const STEPS: usize = 66;

/// About how high a paragraph is that has not been laid out, as if all its characters were as wide as high.
fn estimate(page: &Page, p: u32, columns: &Columns) -> f32 {
    let measures = page.context.measures;
    let in_row = (columns.text / measures.text.heading).max(1.0);
    let rows = (page.reading.paragraph(p).length as f32 / in_row).ceil().max(1.0);
    rows * (measures.text.heading * measures.reader.line).round()
}

/// A paragraph with its number and its records, and where it stands.
fn block(ui: &mut Ui, page: &Page, p: u32, columns: &Columns) -> Rect {
    let spacing = &page.context.measures.spacing;
    let width = [columns.text, columns.margin.unwrap_or_default()];
    let heights = page.context.derived.heights(page.source, width);
    let known = heights.borrow().get(&p).copied();
    let top = ui.cursor().min;
    let is_sought = page.context.session.reader.sought.as_ref().is_some_and(|sought| sought.p == p);
    // A long text is estimated where it has not been laid out, so that opening it takes no longer than a short one.
    let is_long = !is_quick(page.text.paragraphs().len(), STEPS);
    if let Some(height) = known.or_else(|| is_long.then(|| estimate(page, p, columns)))
        && !is_sought
    {
        let rect = Rect::from_min_size(top, vec2(ui.available_width(), height));
        if !ui.is_rect_visible(rect) {
            ui.advance_cursor_after_rect(rect);
            ui.add_space(spacing.large);
            return rect;
        }
    }
    let rect = ui.scope(|ui| paragraph(ui, page, p, columns)).response.rect;
    let rect = rect.with_min_y(top.y);
    heights.borrow_mut().insert(p, rect.height());
    ui.add_space(spacing.large);
    rect
}

fn paragraph(ui: &mut Ui, page: &Page, p: u32, columns: &Columns) {
    let sizes = &page.context.measures.reader;
    let gap = page.context.measures.spacing.huge;
    let origin = ui.cursor().min;
    let galley = lay_out(ui, page, p, columns.text);
    let text = Rect::from_min_size(pos2(origin.x + sizes.numbers, origin.y), vec2(columns.text, galley.size().y));
    number(ui, page, p, Rect::from_min_max(origin, pos2(text.left(), text.bottom())));
    text_ui(ui, page, p, text, &galley);
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, text.max));
    let beside = match columns.margin {
        Some(width) => Rect::from_min_size(pos2(text.right() + gap, origin.y), vec2(width, text.height())),
        None => Rect::from_min_size(pos2(text.left(), ui.cursor().top()), vec2(columns.text, 0.0)),
    };
    let rows = columns.margin.map(|_| (text.height() / sizes.margin_row) as usize);
    let used = ui.scope_builder(UiBuilder::new().max_rect(beside), |ui| margin::margin_ui(ui, page, p, rows)).response.rect;
    ui.advance_cursor_after_rect(Rect::from_min_max(origin, pos2(used.right(), used.bottom().max(text.bottom()))));
}

fn lay_out(ui: &Ui, page: &Page, p: u32, width: f32) -> Arc<Galley> {
    let measures = page.context.measures;
    let size = measures.text.heading;
    let family = if is_heading(page, p) { theme::bold_family() } else { FontFamily::Proportional };
    let format = TextFormat {
        font_id: FontId::new(size, family),
        color: page.context.colours.ink.into(),
        line_height: Some((size * measures.reader.line).round()),
        valign: Align::Center,
        ..TextFormat::default()
    };
    let text = display::cut(page.text.paragraph(p).unwrap_or_default(), limits::PARAGRAPH);
    let mut job = LayoutJob::single_section(text.into_owned(), format);
    job.wrap.max_width = width;
    ui.painter().layout_job(job)
}

/// Whether the outline of the source marks a paragraph as a heading.
fn is_heading(page: &Page, p: u32) -> bool {
    let outline = &super::source(page.context, page.source).outline;
    outline.iter().any(|line| line.p == p && line.heading.is_some())
}

/// The number by which evidence cites the paragraph, and how much of it lies inside passages.
fn number(ui: &mut Ui, page: &Page, p: u32, rect: Rect) {
    let context = page.context;
    ui.scope_builder(UiBuilder::new().max_rect(rect), |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.label(theme::heading(format!("¶{p}")).color(context.colours.ink_weak));
        let (inside, all) = page.reading.coverage.paragraphs[p as usize - 1];
        if all > 0 {
            let share = format!("{:.0}", inside as f64 / all as f64 * 100.0);
            let tip = context.words.with("reader-covered-paragraph", &[("inside", inside.into()), ("all", all.into())]);
            note(ui, context, format!("{share} %")).on_hover_text(tip);
        }
    });
}

/// The text with everything that is marked in it, and what the pointer does there.
fn text_ui(ui: &mut Ui, page: &Page, p: u32, rect: Rect, galley: &Arc<Galley>) {
    let text = page.text.paragraph(p).unwrap_or_default();
    let id = ui.scope_id().with(("paragraph", p));
    let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
    if is_heading(page, p) {
        spoken_heading(&response, text);
    } else {
        response.widget_info(|| WidgetInfo::labeled(Role::Paragraph, true, text));
    }
    paint(ui, page, p, rect, galley, response.hover_pos());
    let hit = |place: Pos2| character_at(galley, place - rect.min);
    mark_words(ui, page, p, &response, galley, rect.min);
    if response.hovered() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::Text);
    }
    let mut asked = response.clicked().then(|| response.interact_pointer_pos().and_then(hit)).flatten();
    let is_plain_click = response.clicked();
    for (number, passage) in page.reading.paragraph(p).passages.iter().enumerate() {
        let Some(first) = rects(galley, &passage.clauses).first().copied() else { continue };
        let place = ui.interact(at(rect.min, first), id.with(("passage", number)), Sense::click());
        place.widget_info(|| WidgetInfo::labeled(Role::Link, true, passage_name(page, p, passage)));
        if place.clicked() {
            // A click of the keyboard has no place of its own and means the passage that has the focus.
            asked = place.interact_pointer_pos().and_then(hit).or(Some(passage.clauses.start));
        }
        if place.double_clicked() {
            mark_clause(page, p, asked);
        }
    }
    if response.double_clicked() {
        mark_clause(page, p, asked);
    }
    match asked {
        Some(character) => {
            let under = rects(galley, &(character..character + 1)).first().map_or(rect, |first| at(rect.min, *first));
            show_records(ui, page, p, character, id, under.left_bottom());
        }
        None if is_plain_click => page.context.push(Command::MarkText(None)),
        None => {}
    }
    records_menu(ui, page, p, id);
    scroll_to_what_is_sought(ui, page, p, rect, galley);
}

fn paint(ui: &Ui, page: &Page, p: u32, rect: Rect, galley: &Arc<Galley>, pointer: Option<Pos2>) {
    let context = page.context;
    let colours = context.colours;
    let paragraph = page.reading.paragraph(p);
    let painter = ui.painter();
    let fill = |characters: &Range<usize>, colour: Colour| {
        for part in rects(galley, characters) {
            let part = at(rect.min, part).shrink2(vec2(0.0, context.measures.spacing.small + context.measures.hairline));
            painter.rect_filled(part, CornerRadius::same(context.measures.radius_small), colour);
        }
    };
    for mark in &paragraph.marks {
        fill(&mark.quote, page.hue(mark.principle).map_or(colours.control, |hue| hue.wash));
    }
    let under_pointer = pointer.and_then(|place| character_at(galley, place - rect.min));
    let pointed = margin::pointed(ui, page);
    for mark in &paragraph.marks {
        let is_hovered = under_pointer.is_some_and(|at| mark.clauses.contains(&at)) || pointed == Some(mark.record);
        if context.is_current(mark.record) {
            fill(&mark.clauses, colours.accent_wash);
        } else if is_hovered {
            fill(&mark.clauses, page.hue(mark.principle).map_or(colours.control, |hue| hue.wash));
        }
    }
    for mark in paragraph.marks.iter().filter(|mark| is_followed(page, mark)) {
        fill(&mark.clauses, colours.mark);
    }
    let reader = &context.session.reader;
    let characters = |span: &Span| {
        let text = page.text.paragraph(p)?;
        text.get(span.range.clone()).map(|_| in_characters(text, &span.range))
    };
    for found in reader.found.iter().filter(|found| found.p == p) {
        characters(found).inspect(|found| fill(found, colours.mark));
    }
    let gap = reader.gap.as_ref().filter(|gap| gap.p == p && page.reading.coverage.gaps.contains(gap));
    gap.and_then(characters).inspect(|gap| fill(gap, colours.error_wash));
    if let Some(marked) = reader.marked.as_ref().filter(|marked| marked.p == p).and_then(characters) {
        fill(&marked, colours.accent_wash);
        for part in rects(galley, &marked) {
            let stroke = egui::Stroke::new(context.measures.hairline, colours.accent);
            painter.rect_stroke(at(rect.min, part), CornerRadius::ZERO, stroke, egui::StrokeKind::Inside);
        }
    }
    painter.galley(rect.min, galley.clone(), colours.ink.into());
    for passage in &paragraph.passages {
        underline(ui, page, p, passage, rect.min, galley);
    }
}

/// Whether a piece of evidence is the one that was followed here.
fn is_followed(page: &Page, mark: &Mark) -> bool {
    let followed = page.context.session.reader.passage.as_ref();
    followed.is_some_and(|(record, position)| *record == *page.context.id(mark.record) && *position == mark.evidence)
}

/// The line under a passage that counts, in the hue of its principle; under one that has moved here from another paragraph, and does not
/// count until its author says so, a quiet and broken one.
fn underline(ui: &Ui, page: &Page, p: u32, passage: &MarkedPassage, origin: Pos2, galley: &Galley) {
    let context = page.context;
    let marks = &page.reading.paragraph(p).marks[passage.marks.clone()];
    let moved = passage.lane.is_none() && marks.iter().any(|mark| mark.moved);
    let thickness = context.measures.reader.underline;
    let row = match passage.lane {
        Some(lane) => lane as f32,
        None if moved => LANES as f32,
        None => return,
    };
    for part in rects(galley, &passage.clauses) {
        let part = at(origin, part);
        let y = part.bottom() - context.measures.spacing.small + (row - 1.0) * thickness * 2.0 + thickness;
        // A little short of its end, so that lines of passages that follow each other can be told apart.
        let ends = [pos2(part.left() + thickness, y), pos2(part.right() - thickness, y)];
        if moved {
            let stroke = egui::Stroke::new(context.measures.hairline, context.colours.ink_weak);
            let dash = context.measures.spacing.small;
            ui.painter().extend(egui::Shape::dashed_line(&ends, stroke, dash, dash));
        } else {
            let ink: Colour = page.hue(passage.principle).map_or(context.colours.ink_weak, |hue| hue.ink);
            ui.painter().line_segment(ends, egui::Stroke::new(thickness, ink));
        }
    }
}

/// The quote and the records of a passage, as it is announced.
fn passage_name(page: &Page, p: u32, passage: &MarkedPassage) -> String {
    let marks = &page.reading.paragraph(p).marks[passage.marks.clone()];
    let text = page.text.paragraph(p).unwrap_or_default();
    let quote = marks.first().map(|mark| &text[in_bytes(text, &mark.quote)]).unwrap_or_default();
    let mut titles: Vec<String> = marks.iter().map(|mark| page.context.title(mark.record)).collect();
    titles.dedup();
    let titles = titles.join(page.context.say("list-separator"));
    page.context.words.with("reader-passage", &[("p", p.into()), ("quote", quote.into()), ("records", titles.into())])
}

/// Marks the words over which the pointer is drawn.
fn mark_words(ui: &Ui, page: &Page, p: u32, response: &Response, galley: &Galley, origin: Pos2) {
    let start = response.id.with("start");
    let boundary = |place: Pos2| boundary_at(galley, place - origin);
    if response.drag_started()
        && let Some(place) = ui.input(|input| input.pointer.press_origin())
    {
        ui.data_mut(|data| data.insert_temp(start, boundary(place)));
    }
    if response.dragged()
        && let Some(place) = response.interact_pointer_pos()
        && let Some(from) = ui.data(|data| data.get_temp::<usize>(start))
    {
        let to = boundary(place);
        let text = page.text.paragraph(p).unwrap_or_default();
        let range = in_bytes(text, &(from.min(to)..from.max(to)));
        page.context.push(Command::MarkText((!range.is_empty()).then_some(Span { p, range })));
    }
}

/// Marks the clause around a character.
fn mark_clause(page: &Page, p: u32, character: Option<usize>) {
    let text = page.text.paragraph(p).unwrap_or_default();
    if let Some(character) = character {
        let range = in_bytes(text, &(character..character + 1));
        page.context.push(Command::MarkText(Some(Span { p, range: clauses_around(text, range) })));
    }
}

/// Goes to the only record whose passage holds a character, or asks which of several is meant.
fn show_records(ui: &Ui, page: &Page, p: u32, character: usize, id: egui::Id, under: Pos2) {
    let records = page.reading.paragraph(p).records_at(character);
    match records.as_slice() {
        [] => page.context.push(Command::MarkText(None)),
        [only] => page.context.push(follow(page, p, *only, character)),
        _ => {
            ui.data_mut(|data| data.insert_temp(menu_id(id), (character, under)));
            Popup::open_id(ui.ctx(), menu_id(id));
        }
    }
}

/// What leads from a character to a record whose passage holds it, and back to that passage.
fn follow(page: &Page, p: u32, record: RecordIndex, character: usize) -> Command {
    let marks = &page.reading.paragraph(p).marks;
    let mark = marks.iter().find(|mark| mark.record == record && mark.clauses.contains(&character));
    let id: Id = page.context.id(record).clone();
    match mark {
        Some(mark) => Command::ShowPassage(id, mark.evidence),
        None => Command::ShowRecord(id),
    }
}

fn menu_id(paragraph: egui::Id) -> egui::Id {
    paragraph.with("records")
}

/// The records whose passages overlap where one has clicked.
fn records_menu(ui: &mut Ui, page: &Page, p: u32, id: egui::Id) {
    let menu = menu_id(id);
    if !Popup::is_id_open(ui.ctx(), menu) {
        return;
    }
    let Some((character, under)) = ui.data(|data| data.get_temp::<(usize, Pos2)>(menu)) else { return };
    let context = page.context;
    Popup::new(menu, ui.ctx().clone(), egui::PopupAnchor::Position(under), ui.layer_id())
        .kind(PopupKind::Menu)
        .open_memory(None::<SetOpenCommand>)
        .layout(egui::Layout::top_down_justified(Align::Min))
        .show(|ui| {
            ui.set_max_width(context.measures.tray);
            scroll(ui, ScrollArea::vertical().max_height(context.measures.menu), |ui| {
                for record in page.reading.paragraph(p).records_at(character) {
                    let kind = describe::type_name(context.words, context.dataset().type_of(record));
                    let title = context.title(record);
                    let entry = ui.add(egui::Button::new(theme::body(&title)).shortcut_text(kind));
                    entry.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, &title));
                    if entry.clicked() {
                        context.push(follow(page, p, record, character));
                        ui.close();
                    }
                }
            });
        });
}

fn scroll_to_what_is_sought(ui: &Ui, page: &Page, p: u32, rect: Rect, galley: &Galley) {
    let Some(sought) = page.context.session.reader.sought.as_ref().filter(|sought| sought.p == p) else {
        return;
    };
    let text = page.text.paragraph(p).unwrap_or_default();
    let characters = text.get(sought.range.clone()).map(|_| in_characters(text, &sought.range)).unwrap_or_default();
    let place = rects(galley, &characters).first().map_or(rect, |first| at(rect.min, *first));
    ui.scroll_to_rect(place, Some(Align::Center));
    page.context.push(Command::PlaceShown);
}

//! Hundreds of commands at random, with every effect answered as the program would, and what holds after each of them.
//!
//! The seeds are fixed, so that a failure comes back. `REFORM_EXPLORER_SOAK` makes it longer: so many commands for each seed.

use super::*;
use crate::export::{ExportError, Report};
use crate::model::RecordType;
use crate::query::{self, Column, Constraint, Differences, Facet};
use std::cell::Cell;
use std::collections::VecDeque;
use std::io::ErrorKind;

const SEEDS: u64 = 4;
const LENGTH: usize = 300;

/// Numbers that look like chance and are the same every time (xorshift64*).
struct Chance(Cell<u64>);

impl Chance {
    fn below(&self, end: usize) -> usize {
        let mut number = self.0.get();
        number ^= number >> 12;
        number ^= number << 25;
        number ^= number >> 27;
        self.0.set(number);
        (number.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end.max(1)
    }

    fn one_in(&self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn of<T: Clone>(&self, values: &[T]) -> T {
        values[self.below(values.len())].clone()
    }
}

/// A state, the effects that are yet to be answered, and chance.
struct Soak {
    state: State,
    waiting: VecDeque<Effect>,
    chance: Chance,
}

impl Soak {
    fn command(&self) -> Command {
        let chance = &self.chance;
        let records: Vec<Id> = match &self.state.library.active.open {
            Some(open) if !open.dataset().is_empty() => {
                open.dataset().indices().map(|index| open.dataset().record(index).id().clone()).collect()
            }
            _ => vec!["nothing".into()],
        };
        let record_type = chance.of(&RecordType::ALL);
        let column = |chance: &Chance| chance.of(Column::usual(record_type));
        let words =
            ["", "水務", "office", "\"鎮", "type:agency 12", "level:town -kind:office", "nonsense:x", "a b c -d", "2,123.3億"];
        let targets = ["/out/x", "", "~/y", "\"/z\"", "\u{0}"];
        match chance.below(34) {
            0..8 => Command::Run(chance.of(&Action::ALL)),
            8 => Command::Show(self.view()),
            9 => Command::Show(self.view()),
            10 => Command::ShowRecord(chance.of(&records)),
            11 => Command::ShowPassage(chance.of(&records), chance.below(3)),
            12 => Command::ReadSource(chance.of(&records)),
            13 => Command::MarkText((!chance.one_in(3)).then(|| Span { p: chance.below(9) as u32, range: 0..chance.below(9) })),
            14 => Command::FindInText(chance.of(&words).to_owned()),
            15 => Command::CloseRecord,
            16..19 => {
                let ids = (0..chance.below(9)).map(|_| chance.of(&records)).collect();
                Command::Select(ids, !chance.one_in(3))
            }
            19 => Command::Search(chance.of(&words).to_owned()),
            20 => chance.of(&[
                Command::DropWords,
                Command::OpenBest,
                Command::SearchFocused,
                Command::PlaceShown,
                Command::FindFocused,
            ]),
            21 => {
                let value = chance.of(&["town", "agency", "municipal", "no such value"]).into();
                Command::Narrow(Constraint { facet: chance.of(&Facet::ALL), value, excluded: chance.one_in(2) })
            }
            22 => match self.state.library.active.filter.query().constraints.first() {
                Some(constraint) => Command::Widen(constraint.clone()),
                None => Command::CloseDialog,
            },
            23 => Command::SortBy(record_type, column(chance), chance.one_in(2)),
            24 => Command::ShowColumn(record_type, column(chance), chance.one_in(2)),
            25 => Command::ResizeColumn(record_type, column(chance), chance.below(2000) as u16),
            26 => chance.of(&[Command::ResetTable(record_type), Command::Speak(Language::En), Command::Wear(Theme::Dark)]),
            27 => Command::Leave(Layout {
                window: Some(WindowPlace { corner: None, size: (chance.below(9999) as u16, 9), maximised: chance.one_in(2) }),
                detail_width: None,
            }),
            28 => Command::Open(self.origin()),
            29 => {
                let path = PathBuf::from(chance.of(&["/a.txt", "/b.ron", "/c"]));
                chance.of(&[Command::Attach(path.clone()), Command::TakeDropped(vec![path.clone(), "/d".into()])])
            }
            30 => match &self.state.dialog {
                Some(Dialog::Export(form)) => Command::EditExport(form.with_target(chance.of(&targets).to_owned())),
                Some(Dialog::Draft(form)) => Command::EditDraft(form.clone()),
                _ => Command::EditOpenPath(chance.of(&targets).to_owned()),
            },
            31 => chance.of(&[
                Command::Export(false),
                Command::Export(true),
                Command::SavePicture(chance.one_in(2)),
                Command::PickTarget,
            ]),
            32 => chance.of(&[
                Command::OfferPicture("x.svg".to_owned(), Arc::from(*b"svg")),
                Command::EditPictureTarget(chance.of(&targets).to_owned()),
                Command::PickPictureTarget,
                Command::OpenTypedPath,
                Command::EditPalette(Palette { typed: chance.of(&words).to_owned(), at: chance.below(5) }),
                Command::CopyProblems,
                Command::DismissHint,
            ]),
            _ => chance.of(&[
                Command::Run(Action::CloseSession),
                Command::ShowProblemsBeside(chance.one_in(2)),
                Command::ShowUnfollowed(chance.one_in(2)),
                Command::Unmark(chance.below(9) as u64),
                Command::DismissRefused,
                Command::TryAgain,
                Command::CloseDialog,
                Command::DismissNotice,
            ]),
        }
    }

    fn view(&self) -> View {
        let principles: Vec<Id> = self
            .state
            .library
            .active
            .open
            .iter()
            .flat_map(|open| &open.dataset().records.principles)
            .map(|it| it.id.clone())
            .collect();
        match self.chance.below(9) {
            0 if !principles.is_empty() => View::Principle(self.chance.of(&principles)),
            1 => View::Records(self.chance.of(&RecordType::ALL)),
            other => [View::Overview, View::Search, View::Flow, View::Agencies, View::Metrics, View::Source, View::Problems]
                [other % 7]
                .clone(),
        }
    }

    fn origin(&self) -> Origin {
        self.chance.of(&[Origin::CHENGDU, Origin::EXAMPLE_TOWN, file("/small.ron"), file("/bad.ron"), file("/none.ron")])
    }

    /// What a dataset holds now. Files change from one reading to the next.
    fn read(&self, origin: &Origin) -> Result<Loaded, LoadError> {
        let terms: Vec<&str> = ["a", "b", "c", "d", "e"].into_iter().filter(|_| !self.chance.one_in(4)).collect();
        match origin.file().and_then(|path| path.to_str()) {
            None => load::parse(load::EXAMPLE_TOWN, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())),
            Some("/small.ron") => read("small", &terms),
            Some("/bad.ron") => read("small", &["a", "bad"]),
            Some(_) => self.chance.of(&[LoadErrorKind::Io, LoadErrorKind::NotAFile, LoadErrorKind::Cancelled]).into(),
        }
    }

    /// What became of an effect, if anything that the state hears of.
    fn answer(&self, effect: Effect) -> Vec<Event> {
        let failed = || ExportError::Io { path: "/out/x".into(), source: ErrorKind::StorageFull.into() };
        match effect {
            Effect::Load(ticket, ..) | Effect::Reread(ticket, _) | Effect::ReadText(ticket, _) | Effect::Export(ticket, _)
                if self.chance.one_in(12) =>
            {
                vec![Event::Crashed(Some(ticket), "boom".to_owned(), None)]
            }
            Effect::Load(ticket, origin, _) => {
                let result = self.read(&origin).map(|loaded| as_open(origin.clone(), loaded));
                let begun = result.as_ref().ok().cloned().filter(|_| self.chance.one_in(3));
                begun.map(|open| Event::Begun(ticket, open)).into_iter().chain([Event::Loaded(ticket, origin, result)]).collect()
            }
            Effect::Reread(ticket, job) => {
                let result = self.read(&job.open.origin).map(|loaded| {
                    let differences = Differences::between(&job.open.loaded, &loaded);
                    Box::new(Reread { open: as_open(job.open.origin.clone(), loaded), differences, findings: None })
                });
                vec![Event::Reread(ticket, result)]
            }
            Effect::ReadText(ticket, path) => {
                let read = if self.chance.one_in(4) { Err(LoadError::NotAFile) } else { Ok("00ff".into()) };
                vec![Event::TextRead(ticket, path, read)]
            }
            Effect::Watch(places) => match places.first() {
                Some(place) if self.chance.one_in(3) => {
                    let (changed, gone) = (vec![place.path.clone()], vec![]);
                    vec![if self.chance.one_in(4) {
                        Event::FilesChanged { changed: gone, gone: changed }
                    } else {
                        Event::FilesChanged { changed, gone }
                    }]
                }
                _ => Vec::new(),
            },
            Effect::Export(ticket, job) => {
                let report =
                    Report { path: job.target.clone(), records: job.records.len(), stubs: 0, files: 1, limits: Vec::new() };
                vec![match self.chance.below(3) {
                    0 if !job.replace => Event::TargetExists(ticket),
                    1 => Event::Exported(ticket, Err(failed())),
                    _ => Event::Exported(ticket, Ok(report)),
                }]
            }
            Effect::Find(open, request) => {
                let findings = query::find(&open.loaded, &open.index(), &request, &mut |_| {}, &|| false);
                findings.map(|findings| Event::Found(open, Box::new(findings))).into_iter().collect()
            }
            Effect::Derive(open, question) => {
                let answer = question.answer(&open.loaded);
                vec![Event::Derived(open, answer)]
            }
            Effect::CopyRows(_) | Effect::CopyProblems(..) => vec![Event::Worded("words".to_owned())],
            Effect::PickFile(purpose) => {
                let picked = Event::Picked(purpose, self.chance.of(&["/small.ron", "/bad.ron", "/a.txt"]).into());
                vec![if self.chance.one_in(3) { Event::NoSystemDialog(purpose) } else { picked }]
            }
            Effect::PickTarget(..) | Effect::PickFileTarget(_) => vec![Event::TargetPicked("/out/picked".into())],
            Effect::WriteFile(job) => vec![Event::PictureSaved(match self.chance.below(3) {
                0 => Err(failed()),
                1 if !job.replace => Ok(None),
                _ => Ok(Some(job.target)),
            })],
            Effect::Save => {
                let settings = self.state.settings_to_save().into_settings();
                let text = settings.print().expect("settings can be written");
                assert_eq!(Settings::parse(&text), Ok(settings), "what is saved comes back");
                if self.chance.one_in(20) { vec![Event::SettingsNotSaved("full".to_owned())] } else { Vec::new() }
            }
            Effect::ShowFolder(path) => vec![Event::FolderNotShown(path)],
            Effect::Doubt(_) | Effect::Cancel(_) | Effect::Copy(_) | Effect::Quit => Vec::new(),
        }
    }

    fn check(&self) {
        let state = &self.state;
        let route = state.route();
        assert_eq!(route.to_string().parse().as_ref(), Ok(route), "a route is what its text says");
        let settings = state.settings.print().expect("settings can be written");
        assert_eq!(Settings::parse(&settings).as_ref(), Ok(&state.settings));
        let Some(open) = &state.library.active.open else {
            assert!(state.library.active.selected.is_empty());
            return;
        };
        let ids = state.selected_ids();
        assert_eq!(ids.len(), state.library.active.selected.len(), "what is selected is in the dataset");
        assert!(ids.iter().all(|id| state.is_selected(id)));
        for scope in Scope::ALL {
            assert!(state.count_of(scope) <= open.dataset().len(), "{scope:?}");
        }
        assert_eq!(state.can_run(Action::UndoSelection), !state.library.active.undo.is_empty());
    }

    /// Applies a command; of one that selects, whether it can be taken back.
    fn apply(&mut self, command: Command) {
        let before = (self.state.library.active.selected.clone(), self.state.library.active.undo.len());
        let selects = matches!(command, Command::Select(..) | Command::Run(Action::SelectListed | Action::InvertListed));
        let effects = self.state.apply(command);
        self.waiting.extend(effects);
        if selects && self.state.library.active.undo.len() > before.1 && self.chance.one_in(2) {
            let changed = self.state.library.active.selected.clone();
            assert_ne!(changed, before.0, "only what changes something can be taken back");
            let effects = self.state.apply(Command::Run(Action::UndoSelection));
            self.waiting.extend(effects);
            assert_eq!((&self.state.library.active.selected, self.state.library.active.undo.len()), (&before.0, before.1));
        }
    }

    fn run(&mut self, length: usize) {
        for _ in 0..length {
            let command = self.command();
            self.apply(command);
            self.check();
            // Some effects are answered late, and then not in the order in which they were asked for.
            while !self.waiting.is_empty() && !self.chance.one_in(3) {
                let at = self.chance.below(self.waiting.len());
                let effect = self.waiting.remove(at).expect("it waits");
                for event in self.answer(effect) {
                    let effects = self.state.receive(event);
                    self.waiting.extend(effects);
                    self.check();
                }
            }
        }
    }
}

/// The errors of reading, which cannot be copied.
#[derive(Clone, Copy)]
enum LoadErrorKind {
    Io,
    NotAFile,
    Cancelled,
}

impl From<LoadErrorKind> for Result<Loaded, LoadError> {
    fn from(kind: LoadErrorKind) -> Self {
        Err(match kind {
            LoadErrorKind::Io => LoadError::Io(ErrorKind::NotFound.into()),
            LoadErrorKind::NotAFile => LoadError::NotAFile,
            LoadErrorKind::Cancelled => LoadError::Cancelled,
        })
    }
}

#[test]
fn what_holds_goes_on_to_hold_whatever_a_person_does() {
    let length = std::env::var("REFORM_EXPLORER_SOAK").ok().and_then(|length| length.parse().ok()).unwrap_or(LENGTH);
    for seed in 1..=SEEDS {
        let state = State::new(Settings::default(), person());
        let mut soak = Soak { state, waiting: VecDeque::new(), chance: Chance(Cell::new(seed)) };
        soak.apply(Command::Open(Origin::EXAMPLE_TOWN));
        soak.run(length);
        assert!(soak.state.settings.recent.iter().any(|path| path.ends_with("small.ron")), "seed {seed} gets about");
    }
}

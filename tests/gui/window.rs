//! A window without a display: the program as people see it, driven by role and name.
//!
//! Background work is real, so tests wait for it, but never by the clock: the program calls a waker after each event, and
//! [`Window::until`] blocks on it. A test that has to catch work half-way holds the background, which then stands still after
//! its next event until it is let go.

use egui::accesskit::Role;
use egui::{DroppedFile, Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{By, NodeT, Queryable};
use egui_kittest::{Harness, HarnessBuilder, Node};
use reform_explorer::gui::{App, Start};
use reform_explorer::model::{Dataset, Language};
use reform_explorer::state::{Origin, Person, State};
use reform_explorer::words::{Words, describe};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Condvar, LazyLock, Mutex};
use std::time::Duration;

/// Far more than any work of these tests takes, so that a defect ends a test instead of hanging it.
const PATIENCE: Duration = Duration::from_secs(120);

/// How many frames the window may take to come to rest.
const FRAMES: u64 = 20;

static WORDS: LazyLock<[Words; 3]> = LazyLock::new(|| Language::ALL.map(Words::new));

/// The words of a language.
pub fn words(language: Language) -> &'static Words {
    WORDS.iter().find(|words| words.language() == language).expect("all languages are there")
}

/// The circumstances under which the program is started.
pub struct Setting {
    pub origin: Origin,
    pub source_text: Option<PathBuf>,
    pub language: Language,
    pub size: [f32; 2],
    pub settings_file: Option<PathBuf>,
    pub home: PathBuf,
}

impl Default for Setting {
    fn default() -> Self {
        Self {
            origin: Origin::CHENGDU,
            source_text: None,
            language: Language::Hant,
            size: [1280.0, 800.0],
            settings_file: None,
            // Nothing is there, so that a test that forgets to say where to write fails instead of writing into a home.
            home: PathBuf::from("/nowhere/at/all"),
        }
    }
}

/// A file let go over the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads files on its own thread".to_owned())
    }
}

/// Where background work can be made to stand still.
#[derive(Default)]
struct Gate {
    closed: Mutex<bool>,
    opened: Condvar,
}

impl Gate {
    fn pass(&self) {
        let closed = self.closed.lock().expect("no holder of the gate panics");
        let _open = self.opened.wait_while(closed, |closed| *closed).expect("no holder of the gate panics");
    }

    fn set(&self, closed: bool) {
        *self.closed.lock().expect("no holder of the gate panics") = closed;
        self.opened.notify_all();
    }
}

/// The program in a window that nobody sees.
pub struct Window {
    pub harness: Harness<'static, App>,
    woken: Receiver<()>,
    gate: Arc<Gate>,
    copied: Arc<Mutex<Option<String>>>,
}

impl Setting {
    /// Starts the program and waits until its first dataset is there or was refused.
    pub fn open(self) -> Window {
        self.open_in(Harness::builder())
    }

    /// The same in a window that is built differently.
    pub fn open_in(self, builder: HarnessBuilder<App>) -> Window {
        let mut window = self.start(builder, false);
        window.until("the first dataset is there", |state| state.busy.is_none());
        window
    }

    /// Starts the program with its background held, and so before it has a dataset.
    pub fn open_held(self) -> Window {
        self.start(Harness::builder(), true)
    }

    fn start(self, builder: HarnessBuilder<App>, held: bool) -> Window {
        let (sender, woken) = mpsc::channel();
        let gate = Arc::new(Gate { closed: Mutex::new(held), ..Gate::default() });
        let passed = gate.clone();
        let waker = Arc::new(move || {
            // The window may be gone by the time that work ends.
            let _ = sender.send(());
            passed.pass();
        });
        let today = "2026-11-23".parse().expect("a date");
        let person = Person { language: self.language, asked: None, today, folder: self.home.clone(), home: self.home };
        let (origin, source_text) = (self.origin, self.source_text);
        let app = App::start(Start { origin, source_text, settings_file: self.settings_file, person }, waker);
        let copied: Arc<Mutex<Option<String>>> = Arc::default();
        let clipboard = copied.clone();
        let show = move |ui: &mut egui::Ui, app: &mut App| {
            app.take_events(ui.ctx());
            // The harness leaves a margin around what it shows, which the window has not.
            let screen = ui.ctx().content_rect();
            let mut whole = ui.new_child(egui::UiBuilder::new().max_rect(screen));
            whole.set_clip_rect(screen);
            app.ui(&mut whole);
            let text = ui.output(|output| {
                output.commands.iter().rev().find_map(|command| match command {
                    OutputCommand::CopyText(text) => Some(text.clone()),
                    _ => None,
                })
            });
            if text.is_some() {
                *clipboard.lock().expect("no holder of the clipboard panics") = text;
            }
        };
        let harness = builder.with_size(self.size).with_max_steps(FRAMES).build_ui_state(show, app);
        Window { harness, woken, gate, copied }
    }
}

impl Window {
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// The dataset on screen.
    pub fn dataset(&self) -> &Dataset {
        self.state().session().open.as_ref().expect("a dataset is open").dataset()
    }

    /// The route on screen, as text.
    pub fn route(&self) -> String {
        self.state().route().to_string()
    }

    /// The words of the language spoken.
    pub fn words(&self) -> &'static Words {
        words(self.state().language())
    }

    /// The message `key` in the language spoken.
    pub fn say(&self, key: &'static str) -> &'static str {
        self.words().try_get(key).unwrap_or_else(|| panic!("there is no message {key}"))
    }

    /// The title of the record with this id.
    pub fn title(&self, id: &str) -> String {
        let index = self.dataset().find(id).unwrap_or_else(|| panic!("there is no record {id}"));
        describe::title(self.words(), self.dataset(), index)
    }

    /// Lets the window come to rest, and with it whatever is sought for the list on screen.
    pub fn settle(&mut self) {
        self.harness.run();
        while self.state().is_seeking() {
            let query = self.state().session().filter.query();
            assert!(self.woken.recv_timeout(PATIENCE).is_ok(), "waited in vain for what is sought: '{query}'");
            self.harness.run();
        }
    }

    /// Takes what was put on the clipboard last.
    pub fn take_copied(&self) -> Option<String> {
        self.copied.lock().expect("no holder of the clipboard panics").take()
    }

    /// Steps, and waits for the background, until `holds`.
    pub fn until(&mut self, what: &str, holds: impl Fn(&State) -> bool) {
        loop {
            self.harness.step();
            if holds(self.state()) {
                break;
            }
            assert!(self.woken.recv_timeout(PATIENCE).is_ok(), "waited in vain until {what}");
        }
        self.settle();
    }

    /// Waits until rows are on the clipboard, and takes them.
    pub fn take_rows(&mut self) -> String {
        loop {
            self.harness.step();
            if let Some(rows) = self.take_copied() {
                self.settle();
                return rows;
            }
            assert!(self.woken.recv_timeout(PATIENCE).is_ok(), "waited in vain for rows on the clipboard");
        }
    }

    /// Makes background work stand still after its next event, or go on.
    pub fn hold_background(&self, hold: bool) {
        self.gate.set(hold);
    }

    /// Lets background work go on and takes in what it tells next, whatever that is.
    pub fn let_background_go(&mut self) {
        while self.woken.try_recv().is_ok() {}
        self.gate.set(false);
        assert!(self.woken.recv_timeout(PATIENCE).is_ok(), "the background tells nothing");
        self.settle();
    }

    /// Opens or attaches a file as if it had been let go over the window, and waits until it is read.
    pub fn drop_file(&mut self, path: &Path) {
        self.let_fall(path);
        self.until("the dropped file is read", |state| state.busy.is_none());
    }

    /// Lets a file go over the window.
    pub fn let_fall(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
    }

    /// The one thing with this role and name.
    pub fn the(&self, role: Role, label: &str) -> Node<'_> {
        only(self.harness.root(), role, label)
    }

    /// The detail panel.
    pub fn detail(&self) -> Node<'_> {
        let close = self.the(Role::Button, self.say("action-close-record"));
        let above = std::iter::successors(close.parent(), NodeT::parent);
        above.into_iter().find(|node| node.accesskit_node().role() == Role::Pane).expect("the details are in a pane")
    }

    /// The dialog in front of everything.
    pub fn dialog(&self) -> Node<'_> {
        self.harness.get_by_role(Role::Dialog)
    }

    /// Everything that can be read anywhere in the window.
    pub fn texts(&self) -> Vec<String> {
        texts(self.harness.root())
    }

    /// Fails unless each of these can be read somewhere in the window.
    #[track_caller]
    pub fn assert_shows<T: AsRef<str>>(&self, expected: &[T]) {
        assert_shows(self.harness.root(), expected);
    }

    /// Goes to the tab whose text begins with this; what follows it is a count. It may be in the menu of those that do not fit.
    #[track_caller]
    pub fn tab(&mut self, text: &str) {
        let begins = |tab: &String| tab.split(' ').next() == text.split(' ').next();
        if let Some(label) = named(self.harness.root(), Role::Tab).into_iter().find(begins) {
            return self.click(Role::Tab, &label);
        }
        self.press("tabs-more");
        let label = named(self.harness.root(), Role::MenuItemRadio).into_iter().find(begins);
        self.click(Role::MenuItemRadio, &label.unwrap_or_else(|| panic!("there is no tab {text}")));
    }

    /// The texts of all tabs, those in the menu last.
    pub fn tabs(&mut self) -> Vec<String> {
        let mut tabs = named(self.harness.root(), Role::Tab);
        if !all(self.harness.root(), Role::Button, self.say("tabs-more")).is_empty() {
            self.press("tabs-more");
            tabs.extend(named(self.harness.root(), Role::MenuItemRadio));
            self.key(Modifiers::NONE, Key::Escape);
        }
        tabs
    }

    /// Clicks the one thing with this role and name.
    #[track_caller]
    pub fn click(&mut self, role: Role, label: &str) {
        self.click_on(Modifiers::NONE, |window| window.the(role, label));
    }

    /// Clicks the button with this message on it.
    #[track_caller]
    pub fn press(&mut self, key: &'static str) {
        self.click(Role::Button, self.say(key));
    }

    /// Clicks the link with this message on it.
    #[track_caller]
    pub fn press_link(&mut self, key: &'static str) {
        self.click(Role::Link, self.say(key));
    }

    /// Brings something on screen, as a person would, and clicks it with the pointer.
    #[track_caller]
    pub fn click_on(&mut self, held: Modifiers, find: impl Fn(&Self) -> Node<'_>) {
        find(self).scroll_to_me();
        self.settle();
        let node = find(self);
        let place = node.rect().center();
        assert!(self.harness.ctx.content_rect().contains(place), "{:?} is not on screen", name(node));
        node.click_modifiers(held);
        self.settle();
    }

    /// Presses a key while others are held.
    pub fn key(&mut self, held: Modifiers, key: Key) {
        self.harness.key_press_modifiers(held, key);
        self.settle();
    }

    /// Types a text where the keyboard is.
    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Types a text into the search box, in the place of whatever is there.
    #[track_caller]
    pub fn search(&mut self, text: &str) {
        self.key(Modifiers::COMMAND, Key::F);
        self.type_text(text);
        assert_eq!(self.state().session().filter.text, text);
    }

    /// Takes everything back that narrows the lists.
    pub fn clear_filter(&mut self) {
        self.key(Modifiers::COMMAND | Modifiers::SHIFT, Key::F);
        assert!(self.state().session().filter.is_empty());
    }

    /// The ids of the selected records, in the order of the alphabet.
    pub fn selected(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.state().selected_ids().into_iter().map(|id| id.as_str()).collect();
        ids.sort_unstable();
        ids
    }
}

/// What a thing is called: its label, or its value if it is text.
pub fn name(node: Node<'_>) -> Option<String> {
    let node = node.accesskit_node();
    node.label().or_else(|| node.value())
}

/// Everything that can be read in a part of the window.
pub fn texts(part: Node<'_>) -> Vec<String> {
    // Runs repeat, piece by piece, the text that they belong to.
    part.children_recursive().filter(|node| node.accesskit_node().role() != Role::TextRun).filter_map(name).collect()
}

/// The names of all things with this role in a part of the window, from top to bottom.
pub fn named(part: Node<'_>, role: Role) -> Vec<String> {
    let mut nodes: Vec<Node<'_>> = part.query_all(By::new().role(role)).collect();
    nodes.sort_by(|one, other| one.rect().top().total_cmp(&other.rect().top()));
    nodes.into_iter().filter_map(name).collect()
}

/// The one thing with this role and name in a part of the window.
#[track_caller]
pub fn only<'tree>(part: Node<'tree>, role: Role, label: &str) -> Node<'tree> {
    let found = all(part, role, label);
    match found.as_slice() {
        [node] => *node,
        _ => panic!("{} times {role:?} {label:?} among {:#?}", found.len(), texts(part)),
    }
}

/// All things with this role and name in a part of the window.
pub fn all<'tree>(part: Node<'tree>, role: Role, label: &str) -> Vec<Node<'tree>> {
    let has = |node: &Node<'_>| node.accesskit_node().role() == role && name(*node).as_deref() == Some(label);
    part.children_recursive().filter(has).collect()
}

/// Fails unless each of these can be read in a part of the window.
#[track_caller]
pub fn assert_shows<T: AsRef<str>>(part: Node<'_>, expected: &[T]) {
    let texts = texts(part);
    for wanted in expected {
        let wanted = wanted.as_ref();
        assert!(texts.iter().any(|text| text.contains(wanted)), "{wanted:?} is not among {texts:#?}");
    }
}

//! The command table: everything that a menu, a button or a shortcut can ask for without further detail.
//!
//! One entry gives a command its text, tooltip and shortcut, so that menus, tooltips and the sheet of shortcuts cannot
//! disagree. Deliberately absent: commands with an argument, which come from the thing that they concern.

/// A command without an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Asks for a dataset file with the system's dialog.
    Open,
    /// Asks for the path of a dataset file.
    OpenPath,
    /// Asks for the text of a source with the system's dialog.
    AttachSource,
    /// Asks for the path of the text of a source.
    AttachPath,
    /// Forgets the texts that were attached.
    DetachSource,
    /// Stops following what is saved by others, or follows it again.
    PauseReload,
    /// Goes back to the dataset that is part of the program.
    OpenChengdu,
    /// Opens the invented example.
    OpenExample,
    /// Stops reading or writing.
    CancelWork,
    /// Asks what to export.
    Export,
    /// Gives the search box the keyboard.
    Search,
    /// Shows what was found.
    ShowResults,
    /// Takes back everything that narrows the lists.
    ClearFilter,
    /// Shows or folds away the facets beside lists.
    ToggleFacets,
    /// Selects everything that the list shows.
    SelectListed,
    /// Selects what is not selected of what the list shows, and deselects the rest of it.
    InvertListed,
    /// Takes the last change of the selection back.
    UndoSelection,
    /// Selects nothing.
    ClearSelection,
    /// Selects or deselects the current record.
    SelectCurrent,
    /// Goes back.
    Back,
    /// Goes forward.
    Forward,
    /// Closes the detail panel.
    CloseRecord,
    /// Shows the overview.
    ShowOverview,
    /// Shows how the reform flows from principle to function.
    ShowFlow,
    /// Shows the table of bodies.
    ShowAgencies,
    /// Shows the figures.
    ShowMetrics,
    /// Shows the outline of the source.
    ShowSource,
    /// Gives the field for what is looked for in the text the keyboard.
    FindInText,
    /// Goes to the next place in the text that has what is looked for.
    NextFound,
    /// Goes to the place before.
    PreviousFound,
    /// Goes to the next stretch of the text that no passage covers.
    NextGap,
    /// Goes to the stretch before.
    PreviousGap,
    /// Asks what record to make of the marked words.
    DraftRecord,
    /// Offers commands, tabs, files and records by name.
    Palette,
    /// Draws everything larger.
    ZoomIn,
    /// Draws everything smaller.
    ZoomOut,
    /// Draws everything at its usual size.
    ZoomUsual,
    /// Lets things on screen move by themselves, or forbids it.
    ToggleMotion,
    /// Lists the shortcuts.
    Shortcuts,
    /// Says what this program is.
    About,
    /// Ends the program.
    Quit,
}

/// A key with the keys held beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Shortcut {
    /// Ctrl, or Command on a Mac.
    pub command: bool,
    /// Shift.
    pub shift: bool,
    /// Alt, or Option on a Mac.
    pub alt: bool,
    /// The key.
    pub key: Key,
}

/// The keys that shortcuts use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// A letter or digit, in capitals.
    Character(char),
    /// ←
    ArrowLeft,
    /// →
    ArrowRight,
    /// Escape.
    Escape,
    /// A function key, by its number.
    Function(u8),
}

impl Shortcut {
    /// Whether a text field that has the keyboard takes these keys for itself.
    pub fn edits_text(self) -> bool {
        let bare = !self.command && !self.alt && !matches!(self.key, Key::Function(_));
        bare || (self.command && !self.shift && matches!(self.key, Key::Character('A' | 'C' | 'V' | 'X' | 'Y' | 'Z')))
    }
}

const fn plain(key: Key) -> Option<Shortcut> {
    Some(Shortcut { command: false, shift: false, alt: false, key })
}

const fn command(key: char) -> Option<Shortcut> {
    Some(Shortcut { command: true, shift: false, alt: false, key: Key::Character(key) })
}

impl Action {
    /// Every command, in the order in which the sheet of shortcuts lists them.
    pub const ALL: [Self; 41] = [
        Self::Open,
        Self::OpenPath,
        Self::OpenChengdu,
        Self::OpenExample,
        Self::AttachSource,
        Self::AttachPath,
        Self::DetachSource,
        Self::PauseReload,
        Self::Search,
        Self::ShowResults,
        Self::ToggleFacets,
        Self::ClearFilter,
        Self::SelectCurrent,
        Self::SelectListed,
        Self::InvertListed,
        Self::ClearSelection,
        Self::UndoSelection,
        Self::Export,
        Self::Back,
        Self::Forward,
        Self::CloseRecord,
        Self::ShowOverview,
        Self::ShowFlow,
        Self::ShowAgencies,
        Self::ShowMetrics,
        Self::ShowSource,
        Self::FindInText,
        Self::NextFound,
        Self::PreviousFound,
        Self::NextGap,
        Self::PreviousGap,
        Self::DraftRecord,
        Self::CancelWork,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomUsual,
        Self::ToggleMotion,
        Self::Palette,
        Self::Shortcuts,
        Self::About,
        Self::Quit,
    ];

    /// The entries of the main menu, group by group. What it leaves out belongs to one view or to the bar that is always there.
    pub const MENU: [&[Self]; 6] = [
        &[Self::Open, Self::OpenPath],
        &[Self::OpenChengdu, Self::OpenExample, Self::AttachSource, Self::AttachPath, Self::DetachSource, Self::PauseReload],
        &[Self::Palette, Self::Search, Self::ClearFilter, Self::ToggleFacets],
        &[Self::SelectCurrent, Self::SelectListed, Self::InvertListed, Self::ClearSelection, Self::UndoSelection, Self::Export],
        &[Self::ZoomIn, Self::ZoomOut, Self::ZoomUsual, Self::ToggleMotion],
        &[Self::Shortcuts, Self::About, Self::Quit],
    ];

    /// The key of its text in the message table; that of its tooltip ends in `-tip`.
    pub fn message(self) -> &'static str {
        match self {
            Self::Open => "action-open",
            Self::OpenPath => "action-open-path",
            Self::OpenChengdu => "action-open-chengdu",
            Self::OpenExample => "action-open-example",
            Self::AttachSource => "action-attach-source",
            Self::AttachPath => "action-attach-path",
            Self::DetachSource => "action-detach-source",
            Self::PauseReload => "action-pause-reload",
            Self::CancelWork => "action-cancel-work",
            Self::Export => "action-export",
            Self::Search => "action-search",
            Self::ShowResults => "action-show-results",
            Self::ClearFilter => "action-clear-filter",
            Self::ToggleFacets => "action-toggle-facets",
            Self::SelectListed => "action-select-listed",
            Self::InvertListed => "action-invert-listed",
            Self::UndoSelection => "action-undo-selection",
            Self::ClearSelection => "action-clear-selection",
            Self::SelectCurrent => "action-select-current",
            Self::Back => "action-back",
            Self::Forward => "action-forward",
            Self::CloseRecord => "action-close-record",
            Self::ShowOverview => "action-show-overview",
            Self::ShowFlow => "action-show-flow",
            Self::ShowAgencies => "action-show-agencies",
            Self::ShowMetrics => "action-show-metrics",
            Self::ShowSource => "action-show-source",
            Self::FindInText => "action-find-in-text",
            Self::NextFound => "action-next-found",
            Self::PreviousFound => "action-previous-found",
            Self::NextGap => "action-next-gap",
            Self::PreviousGap => "action-previous-gap",
            Self::DraftRecord => "action-draft-record",
            Self::Palette => "action-palette",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::ZoomUsual => "action-zoom-usual",
            Self::ToggleMotion => "action-toggle-motion",
            Self::Shortcuts => "action-shortcuts",
            Self::About => "action-about",
            Self::Quit => "action-quit",
        }
    }

    /// Its shortcut, if it has one.
    pub fn shortcut(self) -> Option<Shortcut> {
        let alt = |key| Some(Shortcut { command: false, shift: false, alt: true, key });
        let shifted = |key| Some(Shortcut { command: true, shift: true, alt: false, key: Key::Character(key) });
        let shift = |number| Some(Shortcut { command: false, shift: true, alt: false, key: Key::Function(number) });
        match self {
            Self::Open => command('O'),
            Self::OpenPath => shifted('O'),
            Self::AttachSource => shifted('T'),
            Self::PauseReload => shifted('L'),
            Self::Search => command('F'),
            Self::ShowResults => command('5'),
            Self::ClearFilter => shifted('F'),
            Self::ToggleFacets => command('L'),
            Self::SelectListed => command('A'),
            Self::InvertListed => shifted('I'),
            Self::UndoSelection => command('Z'),
            Self::Export => command('E'),
            Self::SelectCurrent => command('D'),
            Self::ClearSelection => shifted('D'),
            Self::Back => alt(Key::ArrowLeft),
            Self::Forward => alt(Key::ArrowRight),
            Self::CloseRecord => plain(Key::Escape),
            Self::ShowOverview => command('1'),
            Self::ShowFlow => command('6'),
            Self::ShowAgencies => command('2'),
            Self::ShowMetrics => command('3'),
            Self::ShowSource => command('4'),
            Self::DraftRecord => shifted('R'),
            Self::FindInText => command('G'),
            Self::NextFound => plain(Key::Function(3)),
            Self::PreviousFound => shift(3),
            Self::NextGap => plain(Key::Function(4)),
            Self::PreviousGap => shift(4),
            Self::Palette => shifted('P'),
            Self::ZoomIn => command('+'),
            Self::ZoomOut => command('-'),
            Self::ZoomUsual => command('0'),
            Self::Shortcuts => plain(Key::Function(1)),
            Self::Quit => command('Q'),
            Self::OpenChengdu
            | Self::OpenExample
            | Self::AttachPath
            | Self::DetachSource
            | Self::CancelWork
            | Self::ToggleMotion
            | Self::About => None,
        }
    }

    /// Another shortcut that does the same, where a keyboard needs one: many have + only beside Shift.
    pub fn other_shortcut(self) -> Option<Shortcut> {
        (self == Self::ZoomIn).then(|| command('=')).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;
    use crate::words::Words;
    use std::collections::HashSet;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = HashSet::new();
        for action in Action::ALL {
            for shortcut in [action.shortcut(), action.other_shortcut()].into_iter().flatten() {
                assert!(seen.insert(shortcut), "{action:?}");
            }
        }
    }

    #[test]
    fn the_menu_has_each_command_once() {
        let entries: Vec<Action> = Action::MENU.concat();
        assert_eq!(entries.iter().collect::<HashSet<_>>().len(), entries.len());
    }

    #[test]
    fn every_command_has_text_and_tooltip() {
        assert_eq!(Action::ALL.into_iter().collect::<HashSet<_>>().len(), Action::ALL.len());
        for language in Language::ALL {
            let words = Words::new(language);
            for action in Action::ALL {
                for key in [action.message().to_owned(), format!("{}-tip", action.message())] {
                    assert!(words.try_get(&key).is_some(), "{key} in {language:?}");
                }
            }
        }
    }
}

//! The command table: everything that a menu, a button or a shortcut can ask for without further detail.
//!
//! One row gives a command its text, its place in the menu and its shortcut; menus, tooltips, the palette and the sheet of shortcuts
//! read it. What a command does stands in `apply`, and when it can in [`State::can_run`](super::State::can_run). Deliberately absent:
//! commands with an argument, which come from the thing that they concern.

macro_rules! actions {
    ($($name:ident $message:literal $menu:expr, $shortcut:expr;)+) => {
        /// A command without an argument. The documentation of each is the key of its text in the message table; that of its
        /// tooltip ends in `-tip`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Action {
            $(#[doc = $message] $name,)+
        }

        impl Action {
            /// Every command, in the order in which menus and the sheet of shortcuts list them.
            pub const ALL: [Self; [$($message),+].len()] = [$(Self::$name),+];

            /// The key of its text in the message table; that of its tooltip ends in `-tip`.
            pub fn message(self) -> &'static str {
                match self {
                    $(Self::$name => $message,)+
                }
            }

            /// The group of the main menu in which it stands; none for what belongs to one view or to the bar that is always there.
            fn menu(self) -> Option<usize> {
                match self {
                    $(Self::$name => $menu,)+
                }
            }

            /// Its shortcut, if it has one.
            pub fn shortcut(self) -> Option<Shortcut> {
                match self {
                    $(Self::$name => $shortcut,)+
                }
            }
        }
    };
}

actions! {
    Open "action-open" Some(0), command('O');
    OpenPath "action-open-path" Some(0), shifted('O');
    NextSession "action-next-session" Some(1), tab(false);
    PreviousSession "action-previous-session" None, tab(true);
    CloseSession "action-close-session" Some(1), command('W');
    OpenChengdu "action-open-chengdu" Some(1), None;
    OpenBeijing "action-open-beijing" Some(1), None;
    OpenExample "action-open-example" Some(1), None;
    AttachSource "action-attach-source" Some(1), shifted('T');
    AttachPath "action-attach-path" Some(1), None;
    DetachSource "action-detach-source" Some(1), None;
    PauseReload "action-pause-reload" Some(1), shifted('L');
    Palette "action-palette" Some(2), shifted('P');
    Search "action-search" Some(2), command('F');
    ShowResults "action-show-results" None, command('5');
    ClearFilter "action-clear-filter" Some(2), shifted('F');
    ToggleFacets "action-toggle-facets" Some(2), command('L');
    SelectCurrent "action-select-current" Some(3), command('D');
    SelectListed "action-select-listed" Some(3), command('A');
    InvertListed "action-invert-listed" Some(3), shifted('I');
    ClearSelection "action-clear-selection" Some(3), shifted('D');
    UndoSelection "action-undo-selection" Some(3), command('Z');
    Export "action-export" Some(3), command('E');
    Back "action-back" None, alt(Key::ArrowLeft);
    Forward "action-forward" None, alt(Key::ArrowRight);
    CloseRecord "action-close-record" None, plain(Key::Escape);
    ShowOverview "action-show-overview" None, command('1');
    ShowFlow "action-show-flow" None, command('6');
    ShowAgencies "action-show-agencies" None, command('2');
    ShowMetrics "action-show-metrics" None, command('3');
    ShowSource "action-show-source" None, command('4');
    FindInText "action-find-in-text" None, command('G');
    NextFound "action-next-found" None, plain(Key::Function(3));
    PreviousFound "action-previous-found" None, shift(3);
    NextGap "action-next-gap" None, plain(Key::Function(4));
    PreviousGap "action-previous-gap" None, shift(4);
    DraftRecord "action-draft-record" None, shifted('R');
    CancelWork "action-cancel-work" None, None;
    ZoomIn "action-zoom-in" Some(4), command('+');
    ZoomOut "action-zoom-out" Some(4), command('-');
    ZoomUsual "action-zoom-usual" Some(4), command('0');
    ToggleMotion "action-toggle-motion" Some(4), None;
    Shortcuts "action-shortcuts" Some(5), plain(Key::Function(1));
    About "action-about" Some(5), None;
    Quit "action-quit" Some(5), command('Q');
}

impl Action {
    /// How many groups the main menu has.
    pub const MENU_GROUPS: usize = 6;

    /// The commands of a group of the main menu.
    pub fn of_menu(group: usize) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |action| action.menu() == Some(group))
    }

    /// Another shortcut that does the same, where a keyboard needs one: many have + only beside Shift.
    pub fn other_shortcut(self) -> Option<Shortcut> {
        (self == Self::ZoomIn).then(|| command('=')).flatten()
    }
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
    /// Tab.
    Tab,
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

const BARE: Shortcut = Shortcut { command: false, shift: false, alt: false, key: Key::Escape };

fn plain(key: Key) -> Option<Shortcut> {
    Some(Shortcut { key, ..BARE })
}

fn command(key: char) -> Option<Shortcut> {
    Some(Shortcut { command: true, key: Key::Character(key), ..BARE })
}

fn shifted(key: char) -> Option<Shortcut> {
    Some(Shortcut { command: true, shift: true, key: Key::Character(key), ..BARE })
}

fn shift(number: u8) -> Option<Shortcut> {
    Some(Shortcut { shift: true, key: Key::Function(number), ..BARE })
}

fn alt(key: Key) -> Option<Shortcut> {
    Some(Shortcut { alt: true, key, ..BARE })
}

fn tab(shift: bool) -> Option<Shortcut> {
    Some(Shortcut { command: true, shift, key: Key::Tab, ..BARE })
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
    fn every_group_of_the_menu_has_commands() {
        assert!((0..Action::MENU_GROUPS).all(|group| Action::of_menu(group).next().is_some()));
        assert!(Action::ALL.into_iter().filter_map(Action::menu).all(|group| group < Action::MENU_GROUPS));
    }

    #[test]
    fn every_command_has_text_and_tooltip() {
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

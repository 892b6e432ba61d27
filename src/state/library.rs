//! The open sessions, and which of them is on screen.

use super::{Origin, Session};

/// The open sessions. Each has another origin.
#[derive(Default)]
pub struct Library {
    /// The session on screen.
    pub active: Session,
    /// The others, the one that was on screen last at the end.
    hidden: Vec<Session>,
    opened: u64,
}

impl Library {
    /// All sessions with a dataset, the one on screen last.
    pub(super) fn by_use(&self) -> impl Iterator<Item = &Session> {
        self.hidden.iter().chain([&self.active]).filter(|session| session.open.is_some())
    }

    /// All sessions with a dataset, in the order in which they were opened.
    pub fn sessions(&self) -> Vec<&Session> {
        let mut sessions: Vec<&Session> = self.by_use().collect();
        sessions.sort_by_key(|session| session.number);
        sessions
    }

    /// The sessions that are not on screen.
    pub(super) fn hidden_mut(&mut self) -> impl Iterator<Item = &mut Session> {
        self.hidden.iter_mut()
    }

    /// The session on a dataset from somewhere.
    pub fn find(&self, origin: &Origin) -> Option<&Session> {
        self.by_use().find(|session| session.origin() == Some(origin))
    }

    /// The session that comes on screen when the active one is closed.
    pub fn previous(&self) -> Option<&Session> {
        self.hidden.last()
    }

    /// The session after the active one in the order of opening, or the one before it, round the ends.
    pub(super) fn neighbour(&self, forward: bool) -> Option<&Session> {
        let sessions = self.sessions();
        let own = sessions.iter().position(|session| session.number == self.active.number)?;
        let step = if forward { 1 } else { sessions.len() - 1 };
        sessions.get((own + step) % sessions.len()).copied().filter(|session| session.number != self.active.number)
    }

    /// Puts a new session on screen.
    pub(super) fn open(&mut self, session: Session) {
        self.opened += 1;
        // A dataset that is read once more takes the place of the earlier reading.
        self.hidden.retain(|other| other.origin() != session.origin());
        if self.active.origin() == session.origin() {
            self.active = Session::default();
        }
        self.hide(Session { number: self.opened, ..session });
    }

    /// Puts the session on a dataset from somewhere on screen. False where there is none, or it is there.
    pub(super) fn show(&mut self, origin: &Origin) -> bool {
        let position = self.hidden.iter().position(|session| session.origin() == Some(origin));
        let session = position.map(|position| self.hidden.remove(position));
        let is_there = session.is_some();
        session.into_iter().for_each(|session| self.hide(session));
        is_there
    }

    /// Takes the active session away and puts the one on screen that was there before it; an empty one where there is no other.
    pub(super) fn close(&mut self) -> Session {
        std::mem::replace(&mut self.active, self.hidden.pop().unwrap_or_default())
    }

    /// Puts a session in the place of the active one, which is kept unless it is empty.
    fn hide(&mut self, next: Session) {
        let mut before = std::mem::replace(&mut self.active, next);
        if before.open.is_some() {
            before.drop_derived();
            self.hidden.push(before);
        }
    }
}

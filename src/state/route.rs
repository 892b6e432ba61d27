//! Where a person is: a view, and the record that the detail panel shows.
//!
//! A route prints as text and parses back, such as `principle/innovation#new-economy-committee`, so that it can be kept and
//! passed on. Deliberately absent: whether what it names exists in the dataset at hand.

use super::State;
use crate::model::{Id, RecordType};
use crate::query::FlowGroup;
use std::fmt;
use std::str::FromStr;

/// A place in the program.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Route {
    /// The view.
    pub view: View,
    /// The current record.
    pub record: Option<Id>,
}

/// A view of the dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// The reform on one page.
    #[default]
    Overview,
    /// One principle and its measures.
    Principle(Id),
    /// What was found.
    Search,
    /// From principle to function, and who became what.
    Flow,
    /// The table of bodies.
    Agencies,
    /// The figures.
    Metrics,
    /// The outline of the source.
    Source,
    /// The table of all records of one type.
    Records(RecordType),
    /// What is wrong with the dataset.
    Problems,
}

/// What changes what of the session is on screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ViewCommand {
    /// Goes to a view and keeps the current record.
    Show(View),
    /// Makes a record current.
    ShowRecord(Id),
    /// Leaves no record current.
    CloseRecord,
    /// Opens a node of the flow that stands for many records in its place, or more of it.
    Unfold(FlowGroup),
    /// Folds them into one node again.
    Fold(FlowGroup),
    /// Shows or hides the list of problems beside a dataset with errors.
    ShowProblemsBeside(bool),
    /// Shows or hides the list of problems of a save that was not followed.
    ShowUnfollowed(bool),
    /// Ends the moment for which the records of a reading with this number are marked.
    Unmark(u64),
}

impl State {
    pub(super) fn on_view(&mut self, command: ViewCommand) {
        let session = &mut self.library.active;
        match command {
            ViewCommand::Show(view) => {
                let record = session.route().record.clone();
                self.go(Route { view, record });
            }
            ViewCommand::ShowRecord(id) => session.show_record(Some(id)),
            ViewCommand::CloseRecord => session.show_record(None),
            ViewCommand::Unfold(group) => session.unfolding.unfold(group),
            ViewCommand::Fold(group) => session.unfolding.fold(&group),
            ViewCommand::ShowProblemsBeside(shown) => session.problems_beside = shown,
            ViewCommand::ShowUnfollowed(shown) => session.following.unfollowed_shown = shown,
            ViewCommand::Unmark(changes) if session.following.changes == changes => session.following.marked.clear(),
            ViewCommand::Unmark(_) => {}
        }
    }

    pub(super) fn go(&mut self, route: Route) {
        if route.view != self.route().view {
            self.forget_selecting();
        }
        self.library.active.history.go(route);
    }
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        match &self.view {
            View::Overview => formatter.write_str("overview")?,
            View::Principle(id) => write!(formatter, "principle/{id}")?,
            View::Search => formatter.write_str("search")?,
            View::Flow => formatter.write_str("flow")?,
            View::Agencies => formatter.write_str("agencies")?,
            View::Metrics => formatter.write_str("metrics")?,
            View::Source => formatter.write_str("source")?,
            View::Records(record_type) => write!(formatter, "records/{}", record_type.code())?,
            View::Problems => formatter.write_str("problems")?,
        }
        match &self.record {
            Some(id) => write!(formatter, "#{id}"),
            None => Ok(()),
        }
    }
}

impl FromStr for Route {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (view, record) = text.split_once('#').map_or((text, None), |(view, record)| (view, Some(record)));
        let (name, detail) = view.split_once('/').map_or((view, None), |(name, detail)| (name, Some(detail)));
        let view = match (name, detail) {
            ("overview", None) => View::Overview,
            ("principle", Some(id)) if !id.is_empty() => View::Principle(id.into()),
            ("search", None) => View::Search,
            ("flow", None) => View::Flow,
            ("agencies", None) => View::Agencies,
            ("metrics", None) => View::Metrics,
            ("source", None) => View::Source,
            ("problems", None) => View::Problems,
            ("records", Some(code)) => {
                View::Records(RecordType::ALL.into_iter().find(|record_type| record_type.code() == code).ok_or(())?)
            }
            _ => return Err(()),
        };
        if record == Some("") { Err(()) } else { Ok(Self { view, record: record.map(Into::into) }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes_print_and_parse() {
        for text in [
            "overview",
            "principle/green#park-city-bureau",
            "search",
            "flow#a",
            "agencies#a",
            "metrics",
            "source",
            "records/term",
            "problems",
        ] {
            assert_eq!(text.parse::<Route>().map(|route| route.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "nowhere", "principle", "principle/", "overview/x", "records/nothing", "metrics#"] {
            assert_eq!(text.parse::<Route>(), Err(()), "{text}");
        }
    }
}

//! The window.
//!
//! [`App`] is everything a person sees and does; [`run`] puts it into a window of the system. Views and panels are functions that take a
//! `Ui` and a [`context::Context`], read the state, and leave commands. A module imports only from those before it in this list: `theme`,
//! `context`, `components`, `panels`, `views` and `reader`, `shell`.

mod components;
mod context;
mod panels;
mod reader;
mod shell;
mod theme;
mod views;

pub use shell::{App, Ended, Start, run};

//! The headless tests, in one binary, one module per subject.

mod article;
mod cli;
mod common;
mod export;
mod json;
mod layers;
mod national;
mod problems;
mod search;
mod texts;

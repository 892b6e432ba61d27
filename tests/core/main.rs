//! The headless tests, in one binary, one module per subject.

mod article;
mod broken_datasets;
mod built_in;
mod circles;
mod cli;
mod common;
mod compare;
mod export;
mod fuzz;
mod json;
mod layers;
mod limits;
mod marks;
mod national;
mod pictures;
mod problems;
mod search;
mod series;
mod slips;
mod texts;
mod town;
mod tutorial;

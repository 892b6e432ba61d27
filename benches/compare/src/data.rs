//! The dataset that is measured with, in both notations.

use crate::Failure;
use crate::national::{Books, Notation, Plan, write};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The same dataset as RON and as JSON.
pub struct Data {
    pub ron: PathBuf,
    pub json: PathBuf,
    /// What the generator knows of it, if it is invented.
    books: Option<Books>,
    /// Holds the files of an invented one until the end.
    _folder: Option<TempDir>,
}

impl Data {
    /// A dataset that is there already.
    pub fn of(ron: &str, json: &str) -> Self {
        Self { ron: ron.into(), json: json.into(), books: None, _folder: None }
    }

    /// An invented one.
    pub fn invent(agencies: u64) -> Result<Self, Failure> {
        let folder = tempfile::tempdir()?;
        let (ron, json) = (folder.path().join("national.ron"), folder.path().join("national.json"));
        let plan = Plan { agencies, seed: 1 };
        let books = written(plan, Notation::Ron, &ron)?;
        written(plan, Notation::Json, &json)?;
        Ok(Self { ron, json, books: Some(books), _folder: Some(folder) })
    }

    /// What it is, in a line, once `records` were read from it.
    pub fn described(&self, records: usize) -> Result<String, Failure> {
        if let Some(books) = self.books.as_ref().filter(|books| books.total() != records) {
            return Err(format!("{records} records were read and {} written", books.total()).into());
        }
        let origin = if self.books.is_some() { "an invented national dataset" } else { "a dataset" };
        let [ron, json] = [&self.ron, &self.json].map(|path| fs::metadata(path).map(|metadata| metadata.len() as f64 / 1e6));
        Ok(format!("{records} records of {origin}: {:.0} MB of RON, {:.0} MB of JSON.", ron?, json?))
    }
}

fn written(plan: Plan, notation: Notation, path: &Path) -> Result<Books, Failure> {
    let mut writer = BufWriter::with_capacity(1 << 20, File::create(path)?);
    let books = write(plan, notation, &mut writer)?;
    writer.flush()?;
    Ok(books)
}

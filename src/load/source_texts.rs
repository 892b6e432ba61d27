//! Where the texts of sources lie: given at the start, attached by a person, or beside the dataset.
//!
//! A text that was attached is known by the hash that its source states, so that it is found wherever datasets that cite it lie;
//! a source that states none is known by its own id and that of its dataset. Deliberately absent: remembering what was attached.

use super::anchors::{FileText, FoundSource};
use super::encoding::decode_text;
use super::file::{LoadError, read_regular};
use crate::evidence::SourceText;
use crate::model::{Dataset, Source};
use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The texts that do not lie beside a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The text of the first source, which goes before all others.
    pub first: Option<PathBuf>,
    /// The texts that were attached, by [`text_key`].
    pub attached: BTreeMap<String, PathBuf>,
}

/// What the text of a source is known by: the hash that the source states, or its id and that of its dataset.
pub fn text_key(dataset: &Dataset, source: &Source) -> String {
    match &source.sha256 {
        Some(sha256) => sha256.to_ascii_lowercase(),
        None => format!("{}/{}", dataset.head.id, source.id),
    }
}

/// Reads a source text.
pub fn read_source_file(path: &Path) -> Result<FileText, LoadError> {
    let (text, encoding) = decode_text(&read_regular(path)?)?;
    Ok(FileText { text: SourceText::new(&text), path: path.to_owned(), encoding })
}

impl Texts {
    /// The paths at which the text of a source is looked for, the first that can be read being taken. None of them need exist.
    pub fn paths(&self, file: Option<&Path>, dataset: &Dataset, source: &Source) -> Vec<PathBuf> {
        let near = file.zip(source.file.as_deref()).and_then(|(file, name)| place_beside(file, name));
        self.given(dataset, source).cloned().chain(near).collect()
    }

    /// Looks for the text of a source of the dataset that lies at `file`, if it lies anywhere. `own` is the text that comes with
    /// the dataset where nothing was given.
    pub fn find(&self, file: Option<&Path>, dataset: &Dataset, source: &Source, own: Option<&str>) -> FoundSource {
        let mut failed = None;
        for path in self.given(dataset, source) {
            match read_source_file(path) {
                Ok(text) => return FoundSource::File(text),
                Err(error) => failed = failed.or(Some(FoundSource::Unreadable(path.clone(), error))),
            }
        }
        let near = match (file, own) {
            (Some(file), _) => beside(file, source),
            (None, Some(own)) => FoundSource::Text(SourceText::new(own)),
            (None, None) => FoundSource::Absent,
        };
        match near {
            FoundSource::Absent => failed.unwrap_or(FoundSource::Absent),
            found => found,
        }
    }

    fn given(&self, dataset: &Dataset, source: &Source) -> impl Iterator<Item = &PathBuf> {
        let is_first = dataset.records.sources.first().is_some_and(|first| first.id == source.id);
        self.first.iter().filter(move |_| is_first).chain(self.attached.get(&text_key(dataset, source)))
    }
}

/// The text of `source` if its path stays inside the dataset's folder and leads to a readable file.
pub fn beside(dataset: &Path, source: &Source) -> FoundSource {
    let Some(name) = source.file.as_deref() else {
        return FoundSource::Absent;
    };
    let Some(path) = place_beside(dataset, name) else {
        return FoundSource::Outside;
    };
    let (Ok(folder), Ok(path)) = (folder_of(dataset).canonicalize(), path.canonicalize()) else {
        return FoundSource::Absent;
    };
    if !path.starts_with(&folder) {
        return FoundSource::Outside;
    }
    match read_source_file(&path) {
        Ok(text) => FoundSource::File(text),
        Err(LoadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => FoundSource::Absent,
        Err(error) => FoundSource::Unreadable(path, error),
    }
}

/// The place of a file in the folder of the dataset; none if its name leads out of it.
fn place_beside(dataset: &Path, name: &str) -> Option<PathBuf> {
    let foreign = name.contains(['\\', ':', '\0']);
    let plain = Path::new(name).components().all(|component| matches!(component, Component::Normal(_) | Component::CurDir));
    (plain && !foreign).then(|| folder_of(dataset).join(name))
}

fn folder_of(dataset: &Path) -> &Path {
    dataset.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::parse;
    use std::fs;
    use std::ops::ControlFlow;

    fn told(found: &FoundSource) -> String {
        match found {
            FoundSource::Text(text) => format!("own {}", text.paragraphs().join("/")),
            FoundSource::File(text) => format!("file {}", text.text.paragraphs().join("/")),
            FoundSource::Unreadable(path, _) => {
                format!("unreadable {}", path.file_name().unwrap_or_default().to_string_lossy())
            }
            FoundSource::Absent => "absent".to_owned(),
            FoundSource::Outside => "outside".to_owned(),
        }
    }

    #[test]
    fn a_source_stays_in_its_folder() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("data");
        fs::create_dir(&folder).unwrap();
        fs::write(root.path().join("secret.txt"), "密").unwrap();
        fs::write(folder.join("text.txt"), "文").unwrap();
        fs::write(folder.join("broken.txt"), b"\xef\xbb\xbf\xff").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(root.path().join("secret.txt"), folder.join("link.txt")).unwrap();
        let dataset = folder.join("d.ron");
        let mut source: Source = ron::from_str(r#"(id: "s", title: "t")"#).unwrap();
        let mut found = |file: &str| {
            source.file = Some(file.into());
            told(&beside(&dataset, &source))
        };
        let absolute = root.path().join("secret.txt").display().to_string();
        for (file, expected) in [
            ("text.txt", "file 文"),
            ("./text.txt", "file 文"),
            ("none.txt", "absent"),
            ("broken.txt", "unreadable broken.txt"),
            ("../secret.txt", "outside"),
            ("C:\\secret.txt", "outside"),
            ("\\\\server\\share", "outside"),
            ("file:///etc/hosts", "outside"),
            (&absolute, "outside"),
        ] {
            assert_eq!(found(file), expected, "{file}");
        }
        #[cfg(unix)]
        assert_eq!(found("link.txt"), "outside");
    }

    #[test]
    fn what_is_given_goes_before_what_is_attached_and_that_before_what_lies_beside() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["given", "attached", "beside"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let file = folder.path().join("d.ron");
        let text = r#"(schema: 1, id: "d", title: "d", sources: [
            (id: "one", title: "t", file: "beside", sha256: "AB"), (id: "two", title: "t", file: "beside"), (id: "three", title: "t"),
        ])"#;
        let dataset = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        type Attached = &'static [(&'static str, &'static str)];
        let cases: [(Option<&str>, Attached, [&str; 3]); 6] = [
            (None, &[], ["file beside", "file beside", "absent"]),
            (Some("given"), &[("ab", "attached")], ["file given", "file beside", "absent"]),
            (None, &[("ab", "attached"), ("d/three", "attached")], ["file attached", "file beside", "file attached"]),
            (Some("none"), &[("ab", "attached")], ["file attached", "file beside", "absent"]),
            (Some("none"), &[("d/three", "gone")], ["file beside", "file beside", "unreadable gone"]),
            (None, &[("d/one", "attached"), ("d/two", "attached")], ["file beside", "file attached", "absent"]),
        ];
        for (first, attached, expected) in cases {
            let place = |name: &str| folder.path().join(name);
            let attached = attached.iter().map(|(key, name)| ((*key).to_owned(), place(name))).collect();
            let texts = Texts { first: first.map(place), attached };
            let found = dataset.records.sources.iter().map(|source| told(&texts.find(Some(&file), &dataset, source, None)));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{texts:?}");
        }
        let texts = Texts { first: Some("given".into()), attached: [("ab".to_owned(), "attached".into())].into() };
        let paths = texts.paths(Some(&file), &dataset, &dataset.records.sources[0]);
        assert_eq!(paths, [PathBuf::from("given"), "attached".into(), folder.path().join("beside")]);
        let own = texts.find(None, &dataset, &dataset.records.sources[1], Some("own"));
        assert_eq!(told(&own), "own own");
    }
}

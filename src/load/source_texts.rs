//! Where the texts of sources lie: given at the start, attached by a person, or beside the dataset.
//!
//! A text that has the hash which its source states is known by that hash, so that it is found wherever datasets that cite it lie.
//! Any other text is known by its source and dataset and serves no other, since it may be another edition or the wrong file. Of
//! the texts at hand the one with the stated hash is taken. Deliberately absent: remembering what was attached.

use super::anchors::{FileText, FoundSource};
use super::encoding::decode_text;
use super::file::{Accept, read_bytes};
use super::problem::LoadError;
use crate::evidence::SourceText;
use crate::machine::folder_of;
use crate::model::{Dataset, Source};
use std::collections::BTreeMap;
use std::io;
use std::path::{Component, Path, PathBuf};

/// The texts that do not lie beside a dataset.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    /// The text of the first source, which goes before all others.
    pub first: Option<PathBuf>,
    /// The texts that were attached, by one of their [`text_keys`].
    pub attached: BTreeMap<String, PathBuf>,
}

/// A place at which a file is looked for, whether or not it is there.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Its path.
    pub path: PathBuf,
    /// The folder that it may not lead out of, by links either; none where a person has named the file.
    pub within: Option<PathBuf>,
}

impl Place {
    /// A place that a person has named.
    pub fn named(path: PathBuf) -> Self {
        Self { path, within: None }
    }

    /// The path at which to read: links are followed where they may not lead out. Nothing if they do, or lead nowhere.
    pub fn checked(&self) -> Option<PathBuf> {
        let Some(folder) = &self.within else { return Some(self.path.clone()) };
        let (folder, path) = (folder.canonicalize().ok()?, self.path.canonicalize().ok()?);
        path.starts_with(folder).then_some(path)
    }
}

/// What a text with the hash `sha256` is known by if it is attached to a source.
pub fn text_key(dataset: &Dataset, source: &Source, sha256: &str) -> String {
    match &source.sha256 {
        Some(stated) if stated.eq_ignore_ascii_case(sha256) => stated.to_ascii_lowercase(),
        _ => own_key(dataset, source),
    }
}

/// Everything that a text of a source may be known by, what was attached to this very source first.
pub fn text_keys(dataset: &Dataset, source: &Source) -> impl Iterator<Item = String> {
    let stated = source.sha256.as_ref().map(|stated| stated.to_ascii_lowercase());
    std::iter::once(own_key(dataset, source)).chain(stated)
}

fn own_key(dataset: &Dataset, source: &Source) -> String {
    format!("{}/{}", dataset.head.id, source.id)
}

/// Reads a source text.
pub fn read_source_file(path: &Path, accept: Accept) -> Result<FileText, LoadError> {
    let (text, encoding) = decode_text(&read_bytes(path, accept)?)?;
    Ok(FileText { text: SourceText::new(&text), path: path.to_owned(), encoding })
}

impl Texts {
    /// The places at which the text of a source is looked for. None of them need be there.
    pub fn places(&self, file: Option<&Path>, dataset: &Dataset, source: &Source) -> Vec<Place> {
        let near = file.zip(source.file.as_deref()).and_then(|(file, name)| place_beside(file, name));
        self.named(dataset, source).cloned().map(Place::named).chain(near).collect()
    }

    /// Looks for the text of a source of the dataset that lies at `file`, if it lies anywhere: the one given for the first source,
    /// or else the first that has the hash which the source states, or else the first that can be read. `own` is the text that
    /// comes with the dataset.
    pub fn find(&self, file: Option<&Path>, dataset: &Dataset, source: &Source, own: Option<&str>) -> FoundSource {
        let mut failed = None;
        let mut differing = None;
        for path in self.named(dataset, source) {
            match read_source_file(path, Accept::Files) {
                Ok(read) if self.first.as_ref() == Some(path) || is_right(source, &read.text) => return FoundSource::File(read),
                Ok(read) => differing = differing.or(Some(FoundSource::File(read))),
                Err(error) => failed = failed.or(Some(FoundSource::Unreadable(path.clone(), error))),
            }
        }
        let near = match (file, own) {
            (Some(file), _) => beside(file, source),
            (None, Some(own)) => FoundSource::Text(SourceText::new(own)),
            (None, None) => FoundSource::Absent,
        };
        let near_is_right = match &near {
            FoundSource::Text(text) | FoundSource::File(FileText { text, .. }) => is_right(source, text),
            FoundSource::Unreadable(..) | FoundSource::Missing | FoundSource::Absent | FoundSource::Outside => false,
        };
        match differing {
            Some(differing) if !near_is_right => differing,
            None if matches!(near, FoundSource::Absent | FoundSource::Missing) => failed.unwrap_or(near),
            _ => near,
        }
    }

    /// The files that a person has named for a source.
    fn named(&self, dataset: &Dataset, source: &Source) -> impl Iterator<Item = &PathBuf> {
        let is_first = dataset.records.sources.first().is_some_and(|first| first.id == source.id);
        let attached = text_keys(dataset, source).filter_map(|key| self.attached.get(&key));
        self.first.iter().filter(move |_| is_first).chain(attached)
    }
}

/// Whether a text has the hash that its source states, if that states one.
fn is_right(source: &Source, text: &SourceText) -> bool {
    source.sha256.as_deref().is_none_or(|stated| stated.eq_ignore_ascii_case(text.sha256()))
}

/// The text of `source` if its path stays inside the dataset's folder and leads to a readable file.
pub fn beside(dataset: &Path, source: &Source) -> FoundSource {
    let Some(name) = source.file.as_deref() else {
        return FoundSource::Absent;
    };
    let Some(place) = place_beside(dataset, name) else {
        return FoundSource::Outside;
    };
    let Some(path) = place.checked() else {
        return if place.path.exists() { FoundSource::Outside } else { FoundSource::Missing };
    };
    match read_source_file(&path, Accept::Files) {
        Ok(text) => FoundSource::File(text),
        Err(LoadError::Io(error)) if error.kind() == io::ErrorKind::NotFound => FoundSource::Missing,
        Err(error) => FoundSource::Unreadable(path, error),
    }
}

/// The place of a file in the folder of the dataset; none if its name leads out of it.
fn place_beside(dataset: &Path, name: &str) -> Option<Place> {
    let foreign = name.contains(['\\', ':', '\0']);
    let plain = Path::new(name).components().all(|component| matches!(component, Component::Normal(_) | Component::CurDir));
    let folder = folder_of(dataset);
    (plain && !foreign).then(|| Place { path: folder.join(name), within: Some(folder.to_owned()) })
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
            FoundSource::Missing => "missing".to_owned(),
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
            ("none.txt", "missing"),
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
    fn a_text_that_differs_is_remembered_for_its_source_alone() {
        let text =
            r#"(schema: 1, id: "d", title: "d", sources: [(id: "one", title: "t", sha256: "AB"), (id: "two", title: "t")])"#;
        let dataset = parse(text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        let [one, two] = [&dataset.records.sources[0], &dataset.records.sources[1]];
        let keys = [text_key(&dataset, one, "ab"), text_key(&dataset, one, "cd"), text_key(&dataset, two, "ab")];
        assert_eq!(keys, ["ab", "d/one", "d/two"]);
        assert_eq!(text_keys(&dataset, one).collect::<Vec<_>>(), ["d/one", "ab"]);
        assert_eq!(text_keys(&dataset, two).collect::<Vec<_>>(), ["d/two"]);
    }

    #[test]
    fn what_is_given_goes_first_and_then_the_right_text_before_what_is_attached_and_what_lies_beside() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["given", "attached", "beside"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let file = folder.path().join("d.ron");
        let text = r#"(schema: 1, id: "d", title: "d", sources: [
            (id: "one", title: "t", file: "beside", sha256: "HASH"), (id: "two", title: "t", file: "beside"),
            (id: "three", title: "t"),
        ])"#
        .replace("HASH", &SourceText::new("attached").sha256().to_uppercase());
        let dataset = parse(&text, &mut |_| FoundSource::Absent, &mut |_| ControlFlow::Continue(())).unwrap().dataset;
        type Attached = &'static [(&'static str, &'static str)];
        let cases: [(Option<&str>, Attached, [&str; 3]); 9] = [
            (None, &[], ["file beside", "file beside", "absent"]),
            (Some("given"), &[("HASH", "attached")], ["file given", "file beside", "absent"]),
            (None, &[("HASH", "attached"), ("d/three", "attached")], ["file attached", "file beside", "file attached"]),
            (Some("none"), &[("HASH", "attached")], ["file attached", "file beside", "absent"]),
            (Some("none"), &[("d/three", "gone")], ["file beside", "file beside", "unreadable gone"]),
            (None, &[("d/one", "given"), ("d/two", "attached")], ["file given", "file attached", "absent"]),
            // The right text goes before one that differs, wherever they were attached.
            (None, &[("d/one", "given"), ("HASH", "attached")], ["file attached", "file beside", "absent"]),
            (None, &[("d/one", "attached"), ("HASH", "given")], ["file attached", "file beside", "absent"]),
            (None, &[("d/one", "gone"), ("HASH", "given")], ["file given", "file beside", "absent"]),
        ];
        let hash = SourceText::new("attached").sha256().to_owned();
        let place = |name: &str| folder.path().join(name);
        let attached = |pairs: Attached| {
            let key = |key: &str| key.replace("HASH", &hash);
            pairs.iter().map(|(own, name)| (key(own), place(name))).collect::<BTreeMap<_, _>>()
        };
        for (first, pairs, expected) in cases {
            let texts = Texts { first: first.map(place), attached: attached(pairs) };
            let found = dataset.records.sources.iter().map(|source| told(&texts.find(Some(&file), &dataset, source, None)));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{texts:?}");
        }
        // A text that was attached and differs does not hide the right one beside the dataset.
        fs::write(place("beside"), "attached").unwrap();
        let texts = Texts { first: None, attached: attached(&[("d/one", "given"), ("HASH", "given")]) };
        assert_eq!(told(&texts.find(Some(&file), &dataset, &dataset.records.sources[0], None)), "file attached");
        let texts = Texts { first: Some("given".into()), attached: [(hash, "attached".into())].into() };
        let places = texts.places(Some(&file), &dataset, &dataset.records.sources[0]);
        let near = Place { path: place("beside"), within: Some(folder.path().to_owned()) };
        assert_eq!(places, [Place::named("given".into()), Place::named("attached".into()), near]);
        let own = texts.find(None, &dataset, &dataset.records.sources[1], Some("own"));
        assert_eq!(told(&own), "own own");
    }
}

//! No modules of the program import each other in a circle, at any depth of the tree.
//!
//! Works on text, like `layers.rs`. A name that a parent re-exports counts as an import of the child that defines it; what a
//! child imports from its parent itself is no import between siblings.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The path of a module below the crate: `["gui", "views", "overview"]`.
type Module = Vec<String>;

/// An import: whether it is re-exported, and its path as it is written, one name an element.
struct Import {
    is_public: bool,
    path: Vec<String>,
}

struct Program {
    imports: BTreeMap<Module, Vec<Import>>,
}

impl Program {
    fn new(files: impl IntoIterator<Item = (Module, String)>) -> Self {
        Self { imports: files.into_iter().map(|(module, text)| (module, imports(&text))).collect() }
    }

    /// The module that `path`, written in `module`, leads to; none for other crates.
    fn target(&self, module: &[String], path: &[String], depth: usize) -> Option<Module> {
        let first = path.first()?;
        let supers = path.iter().take_while(|name| *name == "super").count();
        let (start, rest) = match first.as_str() {
            "crate" => (Module::new(), &path[1..]),
            "self" => (module.to_vec(), &path[1..]),
            "super" => (module[..module.len().checked_sub(supers)?].to_vec(), &path[supers..]),
            name => {
                let child: Module = module.iter().cloned().chain([name.to_owned()]).collect();
                self.imports.contains_key(&child).then(|| (module.to_vec(), path))?
            }
        };
        Some(self.descend(start, rest, depth))
    }

    fn descend(&self, mut module: Module, mut rest: &[String], depth: usize) -> Module {
        while let Some((name, further)) = rest.split_first() {
            let child: Module = module.iter().cloned().chain([name.clone()]).collect();
            if !self.imports.contains_key(&child) {
                break;
            }
            (module, rest) = (child, further);
        }
        // Re-exports of re-exports end somewhere; globs would not.
        let re_export = rest.first().filter(|_| depth < 8).and_then(|name| {
            let imports = self.imports.get(&module)?;
            imports.iter().find(|import| import.is_public && import.path.last() == Some(name))
        });
        re_export.and_then(|import| self.target(&module, &import.path, depth + 1)).unwrap_or(module)
    }

    /// The siblings that import each other in a circle, as `parent: a, b`.
    fn circles(&self) -> Vec<String> {
        let mut reached: BTreeMap<Module, BTreeSet<Module>> = BTreeMap::new();
        for (module, imports) in &self.imports {
            for target in imports.iter().filter_map(|import| self.target(module, &import.path, 0)) {
                let common = module.iter().zip(&target).take_while(|(own, other)| own == other).count();
                if common < module.len() && common < target.len() {
                    reached.entry(module[..=common].to_vec()).or_default().insert(target[..=common].to_vec());
                }
            }
        }
        let all_reached = |start: &Module| {
            let mut found = BTreeSet::new();
            let mut open = vec![start];
            while let Some(module) = open.pop() {
                open.extend(reached.get(module).into_iter().flatten().filter(|other| found.insert((*other).clone())));
            }
            found
        };
        let closure: BTreeMap<&Module, BTreeSet<Module>> = reached.keys().map(|module| (module, all_reached(module))).collect();
        let mut circles = BTreeSet::new();
        for (module, reachable) in closure.iter().filter(|(module, reachable)| reachable.contains(**module)) {
            let back = |other: &&Module| closure.get(other).is_some_and(|others| others.contains(*module));
            let names: Vec<&str> = reachable.iter().filter(back).filter_map(|other| other.last()).map(String::as_str).collect();
            circles.insert(format!("{}: {}", module[..module.len() - 1].join("::"), names.join(", ")));
        }
        circles.into_iter().collect()
    }
}

/// The imports of a file without its tests, and the paths that it writes out.
fn imports(text: &str) -> Vec<Import> {
    let text = text.split("\n#[cfg(test)]\nmod ").next().unwrap_or_default();
    let code: String = text.lines().map(|line| line.split("//").next().unwrap_or_default().to_owned() + "\n").collect();
    let mut found = Vec::new();
    let mut rest = String::new();
    for statement in code.split_inclusive(';') {
        let Some(at) = statement.rfind("use ").filter(|at| statement[..*at].ends_with([' ', '\n']) || *at == 0) else {
            rest.push_str(statement);
            continue;
        };
        let line = statement[..at].rsplit('\n').next().unwrap_or_default();
        let is_public = line.trim_start().starts_with("pub");
        let tree = statement[at + 4..].trim_end_matches(';');
        found.extend(paths(&[], tree).into_iter().map(|path| Import { is_public, path }));
        rest.push_str(&statement[..at]);
    }
    let is_name = |letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':';
    let written = rest.split(|letter: char| !is_name(letter)).filter(|word| word.contains("::"));
    let own = written.filter(|word| ["crate::", "super::", "self::"].iter().any(|start| word.starts_with(start)));
    found.extend(own.map(|word| Import { is_public: false, path: names(word) }));
    found
}

fn names(path: &str) -> Vec<String> {
    path.split("::").map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The paths of a tree such as `super::{a, b::{c, d as e}}`, one by one.
fn paths(before: &[String], tree: &str) -> Vec<Vec<String>> {
    let Some((start, group)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default();
        return vec![before.iter().cloned().chain(names(path)).collect()];
    };
    let before: Vec<String> = before.iter().cloned().chain(names(start)).collect();
    let group = group.trim_end().strip_suffix('}').unwrap_or(group);
    let mut depth = 0;
    let parts = group.split(|letter| {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        letter == ',' && depth == 0
    });
    parts.filter(|part| !part.trim().is_empty()).flat_map(|part| paths(&before, part)).collect()
}

fn collect(folder: &Path, module: &[String], files: &mut Vec<(Module, String)>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let below = |name: String| module.iter().cloned().chain([name]).collect::<Module>();
        if path.is_dir() {
            if name != "tests" {
                collect(&path, &below(name), files);
            }
        } else if path.extension().is_some_and(|extension| extension == "rs") && name != "tests" && name != "main" {
            let module = if name == "mod" || name == "lib" { module.to_vec() } else { below(name) };
            files.push((module, fs::read_to_string(&path).expect("sources are text")));
        }
    }
}

#[test]
fn no_modules_import_each_other_in_a_circle() {
    let mut files = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &[], &mut files);
    assert!(files.len() > 50);
    assert_eq!(Program::new(files).circles(), [""; 0]);
}

#[test]
fn circles_are_found() {
    let program = |files: &[(&str, &str)]| Program::new(files.iter().map(|(module, text)| (names(module), (*text).to_owned())));
    for (files, expected) in [
        (vec![("a", "use crate::b::B;"), ("b", "use super::a::{\n    A, C,\n};")], vec![": a, b"]),
        (vec![("a", "use crate::b::B;"), ("b", "fn b() -> crate::a::A {}")], vec![": a, b"]),
        (
            vec![("l", "mod a;\nmod b;\npub use a::{A, B as C};"), ("l::a", "use super::b::X;"), ("l::b", "use super::A;")],
            vec!["l: a, b"],
        ),
        (vec![("l", "mod a;"), ("l::a", "use super::Parent;")], vec![]),
        (
            vec![("a", "use crate::b::B;"), ("b", "// use crate::a::A;\n#[cfg(test)]\nmod tests {\n    use crate::a::A;\n}")],
            vec![],
        ),
        (
            vec![("a::x", "use crate::b::B;"), ("a", "mod x;"), ("b", "use crate::c::C;"), ("c", "use crate::a;")],
            vec![": a, b, c"],
        ),
    ] {
        assert_eq!(program(&files).circles(), expected, "{files:?}");
    }
}

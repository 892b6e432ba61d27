//! Holds the sources to the layers that `ARCHITECTURE.md` lists: this test reads the list.
//!
//! The check works on text: it looks for the names of modules and crates in code without its comments. That is coarse, but it
//! needs no compiler, and what it cannot see (a name put together by a macro) nobody writes by accident.

use reform_explorer::model::RecordType;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crates of the window, and where alone they may be named.
const WINDOW_CRATES: [&str; 5] = ["egui", "eframe", "rfd", "pollster", "open::that"];

/// A source file: its path below `src` with slashes, and its code without comments.
struct File {
    path: String,
    code: String,
}

impl File {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), code: without_comments(text) }
    }

    /// The top-level module that it belongs to.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    /// How many `super::` lead from it to the crate.
    fn depth(&self) -> usize {
        let path = self.path.strip_suffix("/mod.rs").or_else(|| self.path.strip_suffix(".rs")).unwrap_or(&self.path);
        path.split('/').count()
    }
}

fn without_comments(text: &str) -> String {
    let code =
        |line: &str| if line.trim_start().starts_with("//") { "" } else { line.split(" // ").next().unwrap_or("") }.to_owned();
    text.lines().map(code).collect::<Vec<_>>().join("\n")
}

/// The modules that a file names through `crate::` or as many `super::` as lead to the crate.
fn modules_named(file: &File) -> Vec<&str> {
    let to_crate = "super::".repeat(file.depth());
    let mut named = Vec::new();
    for root in ["crate::", to_crate.as_str()] {
        for (at, _) in file.code.match_indices(root) {
            let before = file.code[..at].chars().next_back();
            if before.is_some_and(|letter| letter == ':' || is_of_name(letter)) {
                continue;
            }
            let rest = &file.code[at + root.len()..];
            match rest.strip_prefix('{') {
                Some(group) => named.extend(first_names(group)),
                None => named.push(leading_name(rest)),
            }
        }
    }
    named
}

/// The first name of each path of a group such as `a, b::{c, d}, e::f}`.
fn first_names(group: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in group.char_indices() {
        let ends = depth == 0 && matches!(letter, ',' | '}');
        if ends {
            names.push(leading_name(group[start..at].trim_start()));
            start = at + 1;
        }
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

fn leading_name(text: &str) -> &str {
    text.split(|letter| !is_of_name(letter)).next().unwrap_or_default()
}

fn is_of_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// The modules in the order of the law: one may import those before it.
fn law(documentation: &str) -> Vec<String> {
    let items = documentation.lines().filter_map(|line| line.strip_prefix("- `"));
    let name = |item: &str| item.split('`').next().map(str::to_owned);
    items.filter_map(name).collect()
}

/// Every place where `files` break the law.
fn violations(law: &[String], files: &[File]) -> Vec<String> {
    let rank = |module: &str| law.iter().position(|other| other == module);
    let mut found = Vec::new();
    for file in files {
        let Some(own) = rank(file.module()) else {
            found.push(format!("{}: the module is not in the list", file.path));
            continue;
        };
        for named in modules_named(file) {
            // The window may use everything above it but the command line.
            let apart = (file.module(), named) == ("gui", "cli");
            if rank(named).is_some_and(|other| other > own) || apart {
                found.push(format!("{} imports {named}", file.path));
            }
        }
        if file.module() != "gui" {
            found.extend(
                WINDOW_CRATES
                    .into_iter()
                    .filter(|name| names(&file.code, name))
                    .map(|name| format!("{} names {name}", file.path)),
            );
        }
        found.extend(by_hand(file).into_iter().map(|literal| format!("{} has {literal}", file.path)));
    }
    found
}

/// Where alone the streams of the process are written to: by commands, and for a line before or after them.
const TERMINAL: &str = "cli/terminal.rs";
const TELLING: &str = "machine.rs";

/// What writes to a stream of the process: nowhere but there, since it would let through what acts on a terminal.
const PRINTING: [&str; 8] = ["println!", "eprintln!", "print!(", "eprint!(", "dbg!", "io::stdout", "io::stderr", "stdout().lock"];

/// What writes to any stream, which `cli` does through its `Output` alone.
const WRITING: [&str; 4] = ["writeln!(", "write!(", ".write_all(", ".write_fmt("];

/// The handles of an `Output` that take what has a form of its own, such as an export or a patch.
const RAW: [&str; 2] = [".raw().write_all(text.as_bytes())", "write!(session.streams.data.raw(), "];

/// Where a file writes to a terminal by other means than the one that lets nothing act on it.
fn printing(file: &File) -> Vec<&'static str> {
    let code = file.code.split("\nmod tests").next().unwrap_or_default();
    let code = RAW.iter().fold(code.to_owned(), |code, raw| code.replace(raw, ""));
    let is_command_line = file.path == "main.rs" || file.module() == "cli";
    let forbidden = PRINTING.into_iter().chain(WRITING.into_iter().filter(|_| is_command_line));
    forbidden.filter(|name| ![TERMINAL, TELLING].contains(&file.path.as_str()) && code.contains(name)).collect()
}

/// Where tokens are read and put to use, and so alone may be written out.
const THEME: &str = "gui/theme/";
/// Where the components of the window are made.
const COMPONENTS: &str = "gui/components/";
/// Where shapes become pixels: how finely a curve is broken up, or how wide a fringe is, is no matter of taste.
const PAINTERS: [&str; 2] = ["gui/components/painting.rs", "gui/components/picture_file.rs"];

/// What a layout may calculate with: nothing, half, whole, both sides, per cent. Whatever else is as large as somebody chose.
const PLAIN: [&str; 5] = ["0.0", "0.5", "1.0", "2.0", "100.0"];

/// What a view takes from the components instead of making it once more: frames, crosses, signs of menus, headings.
const COMPONENT_PARTS: [&str; 6] = ["Frame::new(", "Frame::popup(", "Frame::group(", "\"×\"", " ▼\"", "Role::Heading"];

/// What stands in a file of the window or of the pictures instead of being a token, a named size or a component.
fn by_hand(file: &File) -> Vec<String> {
    let (path, module) = (file.path.as_str(), file.module());
    let mut found = Vec::new();
    if path.starts_with(THEME) {
        return found;
    }
    let code = file.code.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    if module == "gui" {
        found.extend(literals(&file.code));
        if !path.starts_with(COMPONENTS) {
            found.extend(COMPONENT_PARTS.into_iter().filter(|part| code.contains(part)).map(str::to_owned));
        }
    }
    if matches!(module, "gui" | "picture") {
        // The pictures know no tokens; their sizes have names where they stand.
        let may_name = module == "picture" || PAINTERS.contains(&path);
        // What is told with the call that it stands in is not told once more.
        let is_told = |number: &String, found: &[String]| found.iter().any(|other| other.ends_with(number));
        let numbers = numbers(code, may_name).into_iter().filter(|number| !PLAIN.contains(&number.as_str()));
        let untold: Vec<String> = numbers.filter(|number| !is_told(number, &found)).collect();
        found.extend(untold);
    }
    found
}

/// The numbers with a point in some code, without those in texts and, where sizes may have names, without those that have one.
fn numbers(code: &str, may_name: bool) -> Vec<String> {
    let mut found = Vec::new();
    let mut in_constant = false;
    for line in without_texts(code).lines() {
        in_constant |= line.trim_start().trim_start_matches("pub(super) ").trim_start_matches("pub ").starts_with("const ");
        let is_named = in_constant && may_name;
        in_constant &= !line.ends_with(';');
        if is_named {
            continue;
        }
        for plain in line.split(|letter: char| !is_of_name(letter) && letter != '.') {
            let number = plain.strip_suffix("f32").or(plain.strip_suffix("f64")).unwrap_or(plain).trim_end_matches('_');
            let parts = number.split_once('.').filter(|(whole, part)| !whole.is_empty() && !part.is_empty());
            let is_digits = |part: &str| part.chars().all(|letter| letter.is_ascii_digit() || letter == '_');
            if parts.is_some_and(|(whole, part)| is_digits(whole) && is_digits(part)) {
                found.push(number.to_owned());
            }
        }
    }
    found
}

/// Code without what stands between quotation marks.
fn without_texts(code: &str) -> String {
    let mut kept = String::new();
    let (mut inside, mut escaped) = (false, false);
    for letter in code.chars() {
        match letter {
            '"' if !escaped => inside = !inside,
            _ if !inside => kept.push(letter),
            _ => {}
        }
        escaped = inside && letter == '\\' && !escaped;
    }
    kept
}

/// Whether `code` holds `name` as a name of its own, followed by a path.
fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        let alone = !before.is_some_and(|letter| is_of_name(letter) || letter == '"' || letter == ':');
        alone && (after.starts_with("::") || after.starts_with(';') || name.contains("::"))
    })
}

/// Colours and sizes that stand in code instead of being tokens.
fn literals(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, start) in code.match_indices("Color32::").chain(code.match_indices("Rgba::")) {
        let name = leading_name(&code[at + start.len()..]);
        let makes_one = name.starts_with("from_") || name.chars().all(|letter| letter.is_ascii_uppercase() || letter == '_');
        if makes_one && !name.is_empty() {
            found.push(format!("{start}{name}"));
        }
    }
    for quoted in code.split('"').skip(1).step_by(2) {
        let digits = quoted.strip_prefix('#').filter(|digits| digits.len() == 6 || digits.len() == 8);
        if digits.is_some_and(|digits| digits.chars().all(|letter| letter.is_ascii_hexdigit())) {
            found.push(quoted.to_owned());
        }
    }
    let sizing = [
        "add_space(",
        ".size(",
        "set_width(",
        "set_height(",
        "desired_width(",
        "Margin::same(",
        "Margin::symmetric(",
        "CornerRadius::same(",
        "FontId::proportional(",
        "set_min_width(",
        "set_max_width(",
        "set_min_height(",
        "set_max_height(",
        "max_height(",
        "default_size(",
        "exact_size(",
        "Stroke::new(",
        "Duration::from_secs(",
        "Duration::from_secs_f32(",
        "Duration::from_secs_f64(",
    ];
    for call in sizing {
        for (at, _) in code.match_indices(call) {
            let argument = &code[at + call.len()..];
            if argument.starts_with(|letter: char| ('1'..='9').contains(&letter)) {
                found.push(format!("{call}{}", argument.split([',', ')']).next().unwrap_or_default()));
            }
        }
    }
    found
}

/// All files below `src` but the crate's own two.
fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &mut files);
    let below = |path: &PathBuf| path.strip_prefix(&root).expect("it lies below").to_string_lossy().replace('\\', "/");
    let own = |path: &String| path != "lib.rs" && path != "main.rs";
    let mut files: Vec<(String, PathBuf)> =
        files.into_iter().map(|path| (below(&path), path)).filter(|(path, _)| own(path)).collect();
    files.sort();
    files.into_iter().map(|(below, path)| File::new(&below, &fs::read_to_string(path).expect("sources are text"))).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// From how many types of record on a match or list is a list of them all. They are listed once, by the macro `records!`.
const MANY_TYPES: usize = 12;

/// The lines of the matches and lists of a file that name nearly every type of record, by type or by section.
fn lists_of_types(code: &str) -> Vec<usize> {
    let type_named = |word: &str| {
        RecordType::ALL.into_iter().find(|record_type| record_type.section() == word || format!("{record_type:?}") == word)
    };
    let mut open: Vec<(usize, BTreeSet<RecordType>)> = Vec::new();
    let mut found = Vec::new();
    for (number, line) in (1..).zip(code.lines()) {
        for piece in line.split_inclusive(|letter| !is_of_name(letter)) {
            let (word, sign) = match piece.chars().next_back() {
                Some(last) if !is_of_name(last) => (&piece[..piece.len() - last.len_utf8()], Some(last)),
                _ => (piece, None),
            };
            if let Some((_, types)) = open.last_mut() {
                types.extend(type_named(word));
            }
            match sign {
                Some('(' | '[' | '{') => open.push((number, BTreeSet::new())),
                Some(')' | ']' | '}') => found.extend(open.pop().filter(|(_, types)| types.len() >= MANY_TYPES)),
                _ => {}
            }
        }
    }
    found.into_iter().map(|(number, _)| number).collect()
}

#[test]
fn nothing_prints_but_the_one_type_that_does() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/main.rs")).expect("the program has a root");
    let files = sources().into_iter().chain([File::new("main.rs", &text)]);
    let found: Vec<String> = files
        .flat_map(|file| printing(&file).into_iter().map(|name| format!("{} has {name}", file.path)).collect::<Vec<_>>())
        .collect();
    assert_eq!(found, [""; 0]);
    for (path, code, expected) in [
        ("main.rs", "eprintln!(\"{reason}\");", true),
        ("cli/check/line.rs", "writeln!(session.streams.data, \"a\")?;", true),
        ("cli/show/mod.rs", "session.streams.data.raw().write_all(name)?;", true),
        ("gui/app.rs", "println!(\"a\");", true),
        ("jobs/mod.rs", "std::io::stderr().lock();", true),
        ("cli/check/line.rs", "session.streams.data.line(&line)?;", false),
        ("export/csv/mod.rs", "write!(self.writer, \"a\")?;", false),
        (TERMINAL, "io::stdout()", false),
    ] {
        assert_eq!(!printing(&File::new(path, code)).is_empty(), expected, "{path}: {code}");
    }
}

fn documentation() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("ARCHITECTURE.md")).expect("the layers are described")
}

#[test]
fn the_sources_keep_the_law() {
    let law = law(&documentation());
    assert!(law.len() > 8 && law.first().is_some_and(|first| first == "parallel") && law.contains(&"gui".to_owned()), "{law:?}");
    let files = sources();
    assert!(files.len() > 50);
    assert_eq!(violations(&law, &files), [""; 0]);
    for module in &law {
        assert!(files.iter().any(|file| file.module() == module), "the list has {module}, which is no module");
    }
}

#[test]
fn the_check_finds_what_it_is_for() {
    let law: Vec<String> = law(
        "- `model`: records of\n  a `dataset`.\n- `picture`: shapes.\n- `jobs`: threads.\n- `cli`: words.\n- `gui` (feature): the window.",
    );
    assert_eq!(law, ["model", "picture", "jobs", "cli", "gui"]);
    for (path, text, expected) in [
        ("model/mod.rs", "use crate::jobs::Jobs;", Some("model/mod.rs imports jobs")),
        ("model.rs", "fn f() { super::jobs::start() }", Some("model.rs imports jobs")),
        ("model/deep/file.rs", "use super::super::super::jobs;", Some("model/deep/file.rs imports jobs")),
        ("model/text.rs", "use crate::{model::{Id, jobs}, jobs::Jobs};", Some("model/text.rs imports jobs")),
        ("model/text.rs", "use crate::{model::{Id, jobs}};\nuse super::jobs;", None),
        ("model/text.rs", "// use crate::jobs;\nlet a = 1; // as crate::jobs does", None),
        ("jobs/mod.rs", "use crate::model::Id;\nuse crate::jobs::Waker;", None),
        ("gui/app.rs", "use crate::cli::Exit;", Some("gui/app.rs imports cli")),
        ("cli/mod.rs", "use crate::gui::App;", Some("cli/mod.rs imports gui")),
        ("extra.rs", "", Some("extra.rs: the module is not in the list")),
        ("jobs/mod.rs", "ctx: egui::Context", Some("jobs/mod.rs names egui")),
        ("jobs/mod.rs", "let egui_like = my::egui::x; \"egui::\"", None),
        ("gui/app.rs", "use egui::Ui;", None),
        ("gui/app.rs", "Color32::from_rgb(1, 2, 3)", Some("gui/app.rs has Color32::from_rgb")),
        ("gui/app.rs", "fill(egui::Color32::WHITE)", Some("gui/app.rs has Color32::WHITE")),
        ("gui/app.rs", "let colour: Color32 = Color32::from(token);", None),
        ("gui/app.rs", "hex(\"#12ab9F\")", Some("gui/app.rs has #12ab9F")),
        ("gui/app.rs", "ui.add_space(12.0);", Some("gui/app.rs has add_space(12.0")),
        ("gui/app.rs", "ui.add_space(measures.gap); text.size(0.0)", None),
        ("gui/app.rs", "Panel::left(\"a\").exact_size(200.0)", Some("gui/app.rs has exact_size(200.0")),
        ("gui/app.rs", "request_repaint_after(Duration::from_secs(8))", Some("gui/app.rs has Duration::from_secs(8")),
        ("gui/app.rs", "Stroke::new(measures.hairline, ink)", None),
        ("gui/theme/style.rs", "Color32::from_rgb(1, 2, 3); a * 0.6", None),
        ("gui/app.rs", "let room = height * 0.6;", Some("gui/app.rs has 0.6")),
        ("gui/app.rs", "const LINES: f32 = 8.0;", Some("gui/app.rs has 8.0")),
        ("gui/app.rs", "let half = width * 0.5 + 2.0 * gap; pair.0.1; say(\"4.5\")", None),
        ("gui/app.rs", "let a = b;\n#[cfg(test)]\nmod tests {\n    const ROW: f32 = 30.0;\n}", None),
        ("gui/components/painting.rs", "const DASH: f32 = 4.0;", None),
        ("gui/components/painting.rs", "let dash = 4.0;", Some("gui/components/painting.rs has 4.0")),
        ("picture/dates.rs", "use super::X;\n/// A width.\nconst LABEL: f32 = 210.0;\nconst ROW: f32 = X * 3.0;", None),
        ("picture/dates.rs", "fn f() -> f32 {\n    BAR * 1.5\n}", Some("picture/dates.rs has 1.5")),
        ("gui/app.rs", "let bar = Frame::new();", Some("gui/app.rs has Frame::new(")),
        ("gui/app.rs", "ui.button(\"×\")", Some("gui/app.rs has \"×\"")),
        ("gui/components/surface.rs", "let bar = Frame::new();", None),
    ] {
        let found = violations(&law, &[File::new(path, text)]);
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

#[test]
fn the_types_of_record_are_listed_in_one_place() {
    let may_list = |path: &str| ["model/records/mod.rs", "model/mod.rs"].contains(&path) || path.ends_with("tests.rs");
    for file in sources().iter().filter(|file| !may_list(&file.path)) {
        let imports_left_out =
            file.code.replace("use crate::model::{", "use crate::model::").replace("use super::{", "use super::");
        let lists = lists_of_types(&imports_left_out);
        assert!(lists.is_empty(), "{} lists the types of record in the lines {lists:?}", file.path);
    }
    let listed = |name: &dyn Fn(RecordType) -> String| RecordType::ALL.map(name).join(", ");
    let cases = [
        format!("const X: [RecordType; 14] = [{}];", listed(&|it| format!("RecordType::{it:?}"))),
        format!("match it {{ {} }}", listed(&|it| format!("RecordType::{it:?} => f(x)"))),
        format!("let Records {{ {} }} = records;", listed(&|it| it.section().to_owned())),
    ];
    for case in cases {
        assert_eq!(lists_of_types(&case), [1], "{case}");
    }
    assert!(lists_of_types("[RecordType::Agency, RecordType::Change]").is_empty());
}

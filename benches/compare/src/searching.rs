//! Searches as a person types them, beside one pass over the same folded text and beside a database.

use crate::Failure;
use crate::table::Table;
use crate::timing::{in_turn, median, percentile_99, timed};
use memchr::memmem::Finder;
use reform_explorer::fold::fold;
use reform_explorer::load::Loaded;
use reform_explorer::query::{self, Findings, Index, Query, Request};
use rusqlite::Connection;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// One, two and four letters, in most records, in some, in few and in none of an invented dataset.
const QUERIES: [&str; 11] = ["局", "霜", "鼴", "窗口", "負責", "燈塔", "鼴鼱", "日常工作", "辦事窗口", "兼管鼴鼱", "鼴鼱窗口"];

const ROUNDS: usize = 21;
const ROUNDS_OF_DATABASE: usize = 3;

/// Until when a result that is typed for has to be there: a frame, and what still feels immediate.
const FIRST: Duration = Duration::from_millis(16);
const COMPLETE: Duration = Duration::from_millis(50);

/// How many times as quick as the database the program is to be.
const DATABASE: f64 = 0.1;

/// Measures.
pub fn measure(loaded: &Loaded, index: &Index, table: &mut Table) -> Result<(), Failure> {
    eprintln!("searching");
    let texts: Vec<&str> = loaded.dataset.indices().map(|record| index.folded(record)).collect();
    let blob = texts.concat();
    let database = database(&texts)?;
    let (mut firsts, mut completes, mut scans, mut answers) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut each = Table::default();
    for query in QUERIES {
        let folded = fold(query);
        let expected = texts.iter().filter(|text| text.contains(&folded)).count();
        let request = Request { query: Query::parse(query), scope: None };
        for (whose, found) in [("the program", found(loaded, index, &request)), ("SQLite", asked(&database, &folded)?)] {
            if found != expected {
                return Err(format!("{query}: {whose} finds {found} records, and there are {expected}").into());
            }
        }
        let finder = Finder::new(&folded);
        let (mut of_query, mut of_scan) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let (first, complete) = searched(loaded, index, &request);
            firsts.push(first);
            of_query.push(complete);
            of_scan.push(timed(|| black_box(finder.find_iter(blob.as_bytes()).count())).1);
        }
        let [answer] = in_turn(ROUNDS_OF_DATABASE, [&mut || timed(|| black_box(asked(&database, &folded))).1]);
        answers.push(answer);
        let what = format!("search {query}, {expected} records, complete");
        each.beside(what, median(&of_query), (median(&of_scan), "`memmem`, one pass"), Some(1.0));
        completes.extend(of_query);
        scans.extend(of_scan);
    }
    table.within("search, first results, 99th percentile", percentile_99(&firsts), FIRST);
    table.within("search, complete counts, 99th percentile", percentile_99(&completes), COMPLETE);
    let complete = median(&completes);
    table.beside("search, complete counts, median", complete, (median(&scans), "`memmem`, one pass"), Some(1.0));
    table.beside("search, complete counts, median", complete, (median(&answers), "SQLite `LIKE`"), Some(DATABASE));
    table.append(each);
    Ok(())
}

fn findings(loaded: &Loaded, index: &Index, request: &Request, first: &mut dyn FnMut(Findings)) -> Findings {
    query::find(loaded, index, request, first, &|| false).expect("nobody cancels")
}

fn found(loaded: &Loaded, index: &Index, request: &Request) -> usize {
    findings(loaded, index, request, &mut |_| {}).records.len()
}

/// How long it took until there was something to show, and until the counts were complete.
fn searched(loaded: &Loaded, index: &Index, request: &Request) -> (Duration, Duration) {
    let start = Instant::now();
    let mut first = None;
    let found = findings(loaded, index, request, &mut |some| {
        first.get_or_insert_with(|| start.elapsed());
        black_box(some);
    });
    let complete = start.elapsed();
    black_box(found);
    (first.unwrap_or(complete), complete)
}

/// The folded texts of every record in a table.
fn database(texts: &[&str]) -> Result<Connection, Failure> {
    let mut database = Connection::open_in_memory()?;
    database.execute("CREATE TABLE records (folded TEXT NOT NULL)", [])?;
    let transaction = database.transaction()?;
    let mut insert = transaction.prepare("INSERT INTO records VALUES (?)")?;
    for text in texts {
        insert.execute([text])?;
    }
    drop(insert);
    transaction.commit()?;
    Ok(database)
}

fn asked(database: &Connection, folded: &str) -> Result<usize, Failure> {
    let mut count = database.prepare_cached("SELECT count(*) FROM records WHERE folded LIKE ?")?;
    let found: i64 = count.query_row([format!("%{folded}%")], |row| row.get(0))?;
    Ok(found.try_into()?)
}

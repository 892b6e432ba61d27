//! The program: subcommands without a display, the window otherwise.
fn main() {
    let path = std::env::args().nth(2).unwrap();
    let loaded = reform_explorer::load::open(path.as_ref(), &mut |_| std::ops::ControlFlow::Continue(()));
    match loaded {
        Ok(loaded) => {
            for problem in &loaded.problems {
                println!("{}:{} {:?} {:?}", path, problem.location, problem.record, problem.defect);
            }
            println!("{} records, {} unread, {:?}", loaded.dataset.len(), loaded.unread, loaded.anchors.counts());
        }
        Err(error) => println!("{error:?}"),
    }
}

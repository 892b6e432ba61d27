//! The machine that was measured on, in a line.

use std::fs;
use std::thread;

/// Cores, processor, kernel and compiler.
pub fn described() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let processors = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let processor = processors.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": ")).map(|(_, name)| name);
    let kernel = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!(
        "{cores} cores, {}, {} {}, {}; load {}",
        processor.unwrap_or(std::env::consts::ARCH),
        std::env::consts::OS,
        kernel.trim(),
        env!("COMPILER"),
        load().unwrap_or_else(|| "unknown".to_owned()),
    )
}

/// How much other work there was in the last minute; figures of a busy machine are worth little.
fn load() -> Option<String> {
    let averages = fs::read_to_string("/proc/loadavg").ok()?;
    averages.split(' ').next().map(str::to_owned)
}

//! The file of a source under any name.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/core/fuzz/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::path(bytes));

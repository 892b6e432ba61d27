//! A source text of any bytes.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/core/fuzz/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::encoding(bytes));

//! A settings file of any letters.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/core/fuzz/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::settings(bytes));

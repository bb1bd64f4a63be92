//! The reader of `Format::UkConList`, as CSV and as a workbook.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    exonym_fuzz::read(exonym_lists::Format::UkConList, data);
    exonym_fuzz::read_workbook(exonym_lists::Format::UkConList, data);
});

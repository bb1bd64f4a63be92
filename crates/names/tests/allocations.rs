//! A comparison works in the caller's memory: once that has grown, it allocates nothing.

#![allow(clippy::unwrap_used, reason = "a test")]

use exonym_names::{NameKind, PreparedName, Scratch, compare, prepare};

/// Names over every road: the page promises them.
const PAGE: &str = include_str!("../../../docs/languages.md");

#[test]
fn comparing_allocates_nothing() {
    let cells = PAGE.lines().flat_map(|line| line.split('|')).map(str::trim);
    let texts: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    assert!(texts.len() > 100, "the page was not read");
    for kind in [NameKind::Person, NameKind::Organization, NameKind::Object] {
        let names = texts.iter().map(|text| prepare(text, kind, &[]));
        let names: Vec<PreparedName> = names.collect();
        let mut scratch = Scratch::default();
        let mut all = || {
            let mut sum = 0.0;
            for name in &names {
                for other in names.iter().step_by(7) {
                    sum += compare(name, other, &mut scratch);
                }
            }
            sum
        };
        let first = all();
        let mut second = 0.0;
        let allocated = allocation_counter::measure(|| second = all());
        assert_eq!(allocated.count_total, 0, "{allocated:?}");
        assert!(first > 0.0 && (first - second).abs() < f32::EPSILON);
    }
}

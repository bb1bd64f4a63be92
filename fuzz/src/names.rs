//! Names: prepared, stored, filed and compared, whatever they hold.

use exonym_names::{NameKind, PreparedName, Scratch, compare, explain, keys, prepare, query_keys};

/// Compares the first line of the bytes with the second.
pub fn compare_lines(first: &str, second: &str) {
    let mut scratch = Scratch::default();
    for kind in [
        NameKind::Person,
        NameKind::Organization,
        NameKind::Object,
        NameKind::Unknown,
    ] {
        let (one, other) = (prepare(first, kind, &[]), prepare(second, kind, &[]));
        let score = compare(&one, &other, &mut scratch);
        assert!((0.0..=1.0).contains(&score), "{score}");
        let explained = explain(&one, &other, &mut scratch);
        assert!((explained.score - score).abs() < 1e-4, "{} {score}", explained.score);
        let mut out = Vec::new();
        keys(&one, &mut out);
        query_keys(&other, &mut out);
        let mut bytes = Vec::new();
        one.encode(&mut bytes);
        assert!(PreparedName::decode(&bytes).is_some(), "a stored name must be readable");
    }
}

/// As [`compare_lines`]; and the bytes taken for a stored name.
pub fn compare_bytes(data: &[u8]) {
    if let Some((name, _)) = PreparedName::decode(data) {
        let other = prepare("Kim CHen Yn", NameKind::Person, &[]);
        let _ = compare(&name, &other, &mut Scratch::default());
        let mut out = Vec::new();
        keys(&name, &mut out);
    }
    let text = String::from_utf8_lossy(data);
    let (first, second) = text.split_once('\n').unwrap_or((&text, "Kim CHen Yn"));
    compare_lines(first, second);
}



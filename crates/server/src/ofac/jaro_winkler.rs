//! Jaro-Winkler likeness.

/// Most letters of a common beginning that count.
const PREFIX: usize = 4;
/// What each of them adds of the rest.
const PREFIX_WEIGHT: f64 = 0.1;

/// 0 to 1; 1 for equal texts that are not empty.
pub fn jaro_winkler(a: &[u8], b: &[u8]) -> f64 {
    let jaro = jaro(a, b);
    let prefix = a.iter().zip(b).take(PREFIX).take_while(|(a, b)| a == b).count();
    jaro + prefix as f64 * PREFIX_WEIGHT * (1.0 - jaro)
}

fn jaro(a: &[u8], b: &[u8]) -> f64 {
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let window = (a.len().max(b.len()) / 2).saturating_sub(1);
    let mut taken = vec![false; b.len()];
    let mut common_a = Vec::with_capacity(a.len());
    for (at, letter) in a.iter().enumerate() {
        let (from, to) = (at.saturating_sub(window), (at + window + 1).min(b.len()));
        let found = (from..to).find(|place| !taken[*place] && b[*place] == *letter);
        if let Some(place) = found {
            taken[place] = true;
            common_a.push(*letter);
        }
    }
    if common_a.is_empty() {
        return 0.0;
    }
    let common_b = b
        .iter()
        .zip(&taken)
        .filter(|(_, taken)| **taken)
        .map(|(letter, _)| letter);
    let moved = common_a.iter().zip(common_b).filter(|(a, b)| a != b).count() / 2;
    let common = common_a.len() as f64;
    (common / a.len() as f64 + common / b.len() as f64 + (common - moved as f64) / common) / 3.0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Winkler's own examples.
    #[test]
    fn published_examples() {
        for (a, b, expected) in [
            ("MARTHA", "MARHTA", 0.961),
            ("DWAYNE", "DUANE", 0.84),
            ("DIXON", "DICKSONX", 0.813),
        ] {
            let found = jaro_winkler(a.as_bytes(), b.as_bytes());
            assert!((found - expected).abs() < 0.001, "{a} {b}: {found}");
        }
        assert_eq!(jaro_winkler(b"same", b"same"), 1.0);
        assert_eq!(jaro_winkler(b"", b"x"), 0.0);
        assert_eq!(jaro_winkler(b"abc", b"xyz"), 0.0);
    }
}

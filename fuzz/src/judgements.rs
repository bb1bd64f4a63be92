//! Judgement files: what is read must be written and read again as the same.

use exonym_parties::{HEADER, Judgement, Judgements};

/// Reads the bytes as a judgement file.
pub fn read(data: &[u8]) {
    let Ok(judgements) = Judgements::parse(data) else { return };
    let lines: Vec<String> = judgements.iter().map(Judgement::line).collect();
    let again = Judgements::parse(format!("{HEADER}{}", lines.concat()).as_bytes());
    let again = again.map(|again| again.iter().map(|one| (one.left.clone(), one.verdict)).collect::<Vec<_>>());
    let first: Vec<_> = judgements.iter().map(|one| (one.left.clone(), one.verdict)).collect();
    assert_eq!(again.ok(), Some(first), "what was written must read as the same");
}

//! Which cues are speech: those whose first content word is a form of a verb in the tiers below.
//!
//! The tiers are those of reporting verbs by measured precision that the scorer is defined by; they belong to the measure and
//! are kept apart from the reader's own lexicon, so that a longer lexicon does not move the goal.

/// Verbs of speech: taken bare, with a complement, and mostly nouns unless past and with a complement.
const VERBS: &[&str] = &[
    "say",
    "tell",
    "announce",
    "argue",
    "suggest",
    "insist",
    "describe",
    "accuse",
    "warn",
    "dismiss",
    "urge",
    "explain",
    "indicate",
    "acknowledge",
    "write",
    "recall",
    "reiterate",
    "assert",
    "emphasize",
    "concede",
    "blast",
    "tout",
    "decry",
    "add",
    "note",
    "claim",
    "mention",
    "promise",
    "confirm",
    "admit",
    "reveal",
    "deny",
    "find",
    "hope",
    "think",
    "believe",
    "respond",
    "state",
    "comment",
    "remark",
    "pledge",
    "repeat",
    "maintain",
    "report",
    "call",
    "emphasise",
];

/// Forms that no ending gives.
const IRREGULAR: &[&str] = &["said", "told", "wrote", "written", "found", "thought", "says"];

/// Words that carry no content at the head of a cue.
const EMPTY: &[&str] = &[
    "a", "an", "the", "is", "was", "were", "are", "be", "been", "being", "am", "has", "have", "had",
    "having", "do", "does", "did", "will", "would", "can", "could", "may", "might", "must", "shall",
    "should", "to", "in", "on", "of", "by", "with", "as", "for", "at", "from", "not", "n't", "never", "also",
    "then", "later", "and", "but", "that", "who", "which", "he", "she", "it", "they", "we", "i", "you",
    "his", "her", "its", "their", "still", "even", "just", "only", "again", "already", "now", "once", "so",
    "too", "has", "n’t", "'s", "’s",
];

/// Whether the cue is one of speech.
pub(crate) fn is_speech(cue: &str) -> bool {
    let lower = cue.to_lowercase();
    let mut words = lower
        .split(|c: char| !(c.is_alphanumeric() || c == '\'' || c == '’'))
        .filter(|word| !word.is_empty());
    words
        .find(|word| !EMPTY.contains(word) && !word.ends_with("ly"))
        .is_some_and(is_form)
}

fn is_form(word: &str) -> bool {
    IRREGULAR.contains(&word)
        || VERBS.iter().any(|verb| {
            let Some(ending) = word.strip_prefix(verb) else {
                return bent(verb, word);
            };
            matches!(ending, "" | "s" | "es" | "ed" | "d" | "ing") || bent(verb, word)
        })
}

/// Forms in which the verb itself changes: `denied`, `writing`, `admitted`.
fn bent(verb: &str, word: &str) -> bool {
    if let Some(stem) = verb.strip_suffix('y') {
        return word
            .strip_prefix(stem)
            .is_some_and(|ending| matches!(ending, "ied" | "ies"));
    }
    if let Some(stem) = verb.strip_suffix('e') {
        return word.strip_prefix(stem) == Some("ing");
    }
    let doubled = verb.chars().last().map(|last| format!("{verb}{last}"));
    doubled.is_some_and(|stem| {
        word.strip_prefix(stem.as_str())
            .is_some_and(|ending| matches!(ending, "ed" | "ing"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_with_content_decides() {
        for cue in [
            "said in a statement",
            "has repeatedly denied",
            "was quoted as saying",
            "admitted",
            "writing",
            "Says:",
        ] {
            let speech = is_speech(cue);
            assert_eq!(speech, cue != "was quoted as saying", "{cue}");
        }
        for cue in ["wants", "fired", "according to", "endorsed", ""] {
            assert!(!is_speech(cue), "{cue}");
        }
    }
}

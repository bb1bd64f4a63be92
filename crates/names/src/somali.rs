//! Names in Somali spelling: `Maxamed Cabdullaahi` is Mohamed Abdullahi.
//!
//! Its `x` and `c` are letters of other sounds elsewhere, so they are read by sound only where the name shows itself Somali: by a word that
//! the table has, or by the word for servant with an ayin before it.

use exonym_text::script::Script;

use crate::pieces::Piece;

/// The code of the language, for readings.
pub(crate) const LANGUAGE: &str = "so";
/// How the word for servant begins there.
const SERVANT: &str = "cabd";

/// Whether a name shows itself Somali.
pub(crate) fn is_somali(pieces: &[Piece]) -> bool {
    pieces
        .iter()
        .filter(|piece| piece.script == Script::Latin)
        .any(|piece| piece.plain.starts_with(SERVANT) || exonym_tables::somali::contains(&piece.plain))
}

/// A word of such a name by sound. A name that many bear in the United States keeps its letters: `Isaac Maxamed`.
pub(crate) fn sound(word: &str) -> Option<String> {
    if exonym_tables::census::share(word).is_some_and(|share| share.given > 0) {
        return None;
    }
    exonym_text::readings::somali(word)
}

#[cfg(test)]
mod tests {
    use crate::{NameKind, compare, leads_to, prepare};

    #[test]
    fn somali_spelling_leads_to_the_name_and_says_nothing_elsewhere() {
        let ask = |query: &str, listed: &str| {
            let (query, listed) = (
                prepare(query, NameKind::Person, &[]),
                prepare(listed, NameKind::Person, &[]),
            );
            let score = compare(&query, &listed, &mut crate::Scratch::default());
            assert!(leads_to(&query, &listed) || score < crate::THRESHOLD);
            score
        };
        for (somali, customary) in [
            ("Maxammed Cabdullaahi", "Muhammad Abdallah"),
            ("Xasan Cabdiraxmaan Faarax", "Hassan Abdirahman Farah"),
            ("Cabdi Raxmaan Jaamac", "Abdirahman Jama"),
            ("Cusmaan Saciid", "Osman Said"),
            ("Cumar Ciise Xirsi", "Omar Isse Hirsi"),
        ] {
            assert!(ask(somali, customary) > 0.85, "{somali}");
            assert!(ask(customary, somali) > 0.85, "{somali}");
        }
        for (one, other) in [
            ("Isaac Bell", "Issa Bell"),
            ("Maxim Orlov", "Mahim Orlov"),
            ("Cali Ventura", "Ali Ventura"),
        ] {
            let written = ask(one, one);
            assert!(ask(one, other) < written - 0.03, "{one} {other}");
        }
    }
}

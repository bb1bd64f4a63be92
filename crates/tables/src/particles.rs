//! Small words inside names, by what they do: article, filiation, kunya, servant, noble particle, link.

use std::sync::LazyLock;

use crate::lexicon::Lexicon;

const DATA: &str = include_str!("../data/particles.tsv");
static TABLE: LazyLock<Lexicon> = LazyLock::new(|| Lexicon::new(DATA));

/// What a particle does in a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Particle {
    /// `al`, `el`, `the`: written or left out at will.
    Article,
    /// `bint`, `kyzy`: daughter of the next or previous name.
    Daughter,
    /// `bin`, `oglu`, `zadeh`: child of the next or previous name.
    Filiation,
    /// `Abu`, `Umm`: makes a by-name with the next word.
    Kunya,
    /// `for`, `named after`, `in`, in many languages: carries nothing in the name of an organisation.
    Function,
    /// `and`, `of`: links words.
    Link,
    /// `van`, `de`, `von`: part of a surname that carries nothing.
    Noble,
    /// `Abdul`, `Ghulam`: makes one given name with the next word.
    Servant,
}

/// The particle that a word or phrase is.
pub fn lookup(phrase: &str) -> Option<Particle> {
    TABLE.find(phrase).and_then(|row| named(TABLE.class(row)))
}

fn named(kind: &str) -> Option<Particle> {
    Some(match kind {
        "article" => Particle::Article,
        "daughter" => Particle::Daughter,
        "filiation" => Particle::Filiation,
        "function" => Particle::Function,
        "kunya" => Particle::Kunya,
        "link" => Particle::Link,
        "noble" => Particle::Noble,
        "servant" => Particle::Servant,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn form_and_kinds() {
        crate::lexicon::check_phrases(DATA);
        assert!(crate::table::rows(DATA).all(|row| named(row.column(0)).is_some()));
        assert_eq!(lookup("bin"), Some(Particle::Filiation));
        assert_eq!(lookup("Al"), Some(Particle::Article));
        assert_eq!(lookup("van der"), Some(Particle::Noble));
        assert_eq!(lookup("abdul"), Some(Particle::Servant));
        assert_eq!(lookup("бин"), None);
    }
}

//! Names made of several words in Arabic usage: servant names (`Abd al-Rahman`) and names of faith (`Saif al-Din`).

use exonym_tables::particles::{self, Particle};
use exonym_text::script::Script;

use crate::arabic;
use crate::kind::NameKind;
use crate::layout::TokenClass;
use crate::pieces::Piece;
use crate::roles::{Role, is_filiation, is_patronymic};
use crate::somali;

/// The compound that begins at a word, if one does.
pub(crate) fn compound(pieces: &[Piece], at: usize, kind: NameKind) -> Option<Role> {
    if kind == NameKind::Object {
        return None;
    }
    servant(pieces, at).or_else(|| faith(pieces, at))
}

fn latin(pieces: &[Piece], at: usize) -> Option<&str> {
    pieces
        .get(at)
        .filter(|piece| piece.script == Script::Latin)
        .map(|piece| piece.plain.as_str())
}

fn is_article(word: &str) -> bool {
    particles::lookup(word) == Some(Particle::Article)
}

fn servant(pieces: &[Piece], at: usize) -> Option<Role> {
    let piece = pieces.get(at)?;
    let word = |count: usize| Role {
        servant: true,
        ..Role::new(at, count, TokenClass::Word, 0)
    };
    if piece.script == Script::Arabic {
        let (count, rest) =
            arabic::master_in_arabic(&piece.text, pieces.get(at + 1).map(|next| next.text.as_str()))?;
        if arabic::is_god_in_arabic(&rest) {
            let unified = Some(arabic::GOD.to_owned());
            return Some(Role {
                unified,
                ..word(count)
            });
        }
        return Some(Role {
            read: Some(rest),
            ..word(count)
        });
    }
    if piece.script == Script::Katakana {
        let next: Vec<&str> = pieces
            .iter()
            .skip(at + 1)
            .take(2)
            .map(|piece| piece.text.as_str())
            .collect();
        let (count, rest) = arabic::master_in_kana(&piece.text, &next)?;
        if arabic::is_god_in_kana(&rest) {
            let unified = Some(arabic::GOD.to_owned());
            return Some(Role {
                unified,
                ..word(count)
            });
        }
        return Some(Role {
            read: Some(rest),
            ..word(count)
        });
    }
    let first = latin(pieces, at)?;
    // `Abdurakhmanovich` says whose child someone is, and is met by itself.
    if is_patronymic(first) {
        return None;
    }
    // Somali spelling writes the ayin before the word for servant, and other letters in its second half.
    let bare = first
        .strip_prefix('c')
        .filter(|bare| bare.starts_with("abd"))
        .unwrap_or(first);
    let by_sound = |rest: &str| {
        let sound = somali::is_somali(pieces).then(|| somali::sound(rest));
        sound.flatten().map(|sound| arabic::master_of(&sound))
    };
    if !arabic::is_servant(bare) {
        return arabic::master_of_slip(bare).map(|rest| Role {
            unified: Some(by_sound(&rest).unwrap_or(rest)),
            ..word(1)
        });
    }
    let article = usize::from(latin(pieces, at + 1).is_some_and(is_article));
    let rest = latin(pieces, at + 1 + article).filter(|rest| rest.len() >= 3)?;
    Some(Role {
        unified: Some(by_sound(rest).unwrap_or_else(|| arabic::master_of(rest))),
        ..word(2 + article)
    })
}

fn faith(pieces: &[Piece], at: usize) -> Option<Role> {
    if let Some(piece) = pieces.get(at).filter(|piece| piece.script == Script::Arabic) {
        let next = pieces
            .get(at + 1)
            .filter(|next| arabic::ends_name_in_arabic(&next.text))?;
        let read = Some(format!("{}{}", piece.text, next.text));
        return Some(Role {
            read,
            ..Role::new(at, 2, TokenClass::Word, 0)
        });
    }
    let first = latin(pieces, at)?;
    if first.len() < 2 || is_article(first) || is_filiation(first) {
        return None;
    }
    let word = |count: usize| Role {
        unified: Some(arabic::faith_of(first)),
        ..Role::new(at, count, TokenClass::Word, 0)
    };
    if latin(pieces, at + 1).is_some_and(arabic::is_article_faith) {
        return Some(word(2));
    }
    let article = latin(pieces, at + 1).is_some_and(is_article);
    (article && latin(pieces, at + 2).is_some_and(arabic::is_faith)).then(|| word(3))
}

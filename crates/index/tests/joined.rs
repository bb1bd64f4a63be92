//! Parties in the file: what is written is read, and what does not hold together is refused.

#![allow(clippy::unwrap_used)]

use exonym_index::{Builder, Bundle, Doubt, Draft, Index, Join, Joined, Meta, Parties, Reason, verify};
use exonym_model::{Entity, Prop, Schema};

fn draft(entries: u32) -> Draft {
    let bundles = (0..entries).map(|number| {
        let mut party = Entity::new(format!("l:{number}"), Schema::Person, "l", number.to_string());
        party.add(Prop::NAME, format!("Name Number{number}"));
        party.referents.push(format!("elsewhere:{number}"));
        Bundle {
            party,
            linked: Vec::new(),
        }
    });
    let mut builder = Builder::new(Meta::default());
    builder.add(0, bundles.collect());
    builder.draft().unwrap()
}

fn join(left: u32, right: u32) -> Join {
    let reason = Reason {
        part: "name".to_owned(),
        left: "a".to_owned(),
        right: "b".to_owned(),
        detail: "the same".to_owned(),
        bits: 27.5,
    };
    Join {
        left,
        right,
        bits: 27.5,
        reasons: vec![reason],
    }
}

fn parties() -> Parties {
    let party = |entries: &[u32]| Joined {
        entries: entries.to_vec(),
        joins: vec![join(entries[0], entries[1])],
    };
    Parties {
        joined: vec![party(&[3, 1]), party(&[4, 0])],
        doubts: vec![Doubt {
            pair: join(2, 4),
            why: "too little".to_owned(),
            undecided: true,
        }],
    }
}

#[test]
fn what_is_written_is_read() {
    let index = Index::open(draft(6).with_parties(&parties()).unwrap().bytes().unwrap()).unwrap();
    assert_eq!(verify(&index).unwrap().joined, 2);
    assert_eq!(
        index.party_of(1).unwrap(),
        [3, 1],
        "the first gives the id, whatever its number"
    );
    assert_eq!(index.party_of(2).unwrap(), [2]);
    assert_eq!(index.joined(1).unwrap(), parties().joined[1]);
    assert_eq!(index.doubts().unwrap(), parties().doubts);
    assert!(index.joined(2).is_err() && index.joined_of(6).is_none());
}

#[test]
fn an_entry_of_two_parties_or_of_none_is_refused() {
    let mut twice = parties();
    twice.joined[1].entries.push(3);
    assert!(draft(6).with_parties(&twice).is_err());
    assert!(
        draft(3).with_parties(&parties()).is_err(),
        "an entry that the index has not"
    );
}

#[test]
fn entries_are_found_by_their_own_id_and_by_one_that_their_source_states() {
    let index = Index::open(draft(6).bytes().unwrap()).unwrap();
    assert_eq!(index.entry_with_id("l:5").unwrap(), Some(5));
    assert_eq!(index.entry_with_id("elsewhere:2").unwrap(), Some(2));
    assert_eq!(index.entry_with_id("l:6").unwrap(), None);
}

#[test]
fn damage_in_the_parties_is_found_and_panics_nowhere() {
    let whole = draft(6).with_parties(&parties()).unwrap().bytes().unwrap();
    let sound = Index::open(whole.clone()).unwrap();
    let footer = sound.footer().clone();
    let places = &footer.sections[footer.sections.len() - 4..];
    let mut refused = 0;
    let mut tried = 0;
    for place in places {
        for at in place.offset..place.offset + place.length {
            let mut bytes = whole.clone();
            bytes[at as usize] ^= 0x55;
            let index = Index::open(bytes).unwrap();
            tried += 1;
            refused += u32::from(verify(&index).is_err());
            for entry in 0..8 {
                let _ = (index.party_of(entry), index.joined(entry), index.doubts());
            }
        }
    }
    assert_eq!(refused, tried);
}

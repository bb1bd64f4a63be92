//! Who is one party with whom, on small lists made here: joins, contradictions, rivals, judgements, ids.

#![allow(clippy::unwrap_used)]

use exonym_index::{Builder, Bundle, Index, Meta, MetaList, Parties};
use exonym_model::{Entity, ListVersion, Prop, Schema};
use exonym_parties::{Grounds, Judgements};

const LISTS: [&str; 4] = ["un_sc_sanctions", "eu_fsf", "us_ofac_sdn", "us_trade_csl"];

fn index(entries: &[Bundle]) -> Index<Vec<u8>> {
    let lists = LISTS.map(|list| MetaList {
        version: ListVersion {
            list: list.to_owned(),
            published: "2026-01-01".to_owned(),
            dated_by: "given".to_owned(),
            sha256: String::new(),
            imported: String::new(),
        },
        publisher: list.to_owned(),
        parties: 0,
        yielded: 0,
        basis: None,
    });
    let mut builder = Builder::new(Meta {
        lists: lists.to_vec(),
        ..Meta::default()
    });
    for (number, list) in (0..).zip(LISTS) {
        let of_list = entries.iter().filter(|bundle| bundle.party.dataset == list);
        builder.add(number, of_list.cloned().collect());
    }
    builder.draft().unwrap().index().unwrap()
}

fn entry(id: &str, schema: Schema, facts: &[(Prop, &str)]) -> Bundle {
    let (list, record) = id.split_once(':').unwrap();
    let mut party = Entity::new(id, schema, list, record);
    for (prop, value) in facts {
        party.add(prop.clone(), *value);
    }
    Bundle {
        party,
        linked: Vec::new(),
    }
}

fn person(id: &str, name: &str, born: &str) -> Bundle {
    let facts = [
        (Prop::NAME, name),
        (Prop::BIRTH_DATE, born),
        (Prop::NATIONALITY, "ir"),
    ];
    entry(id, Schema::Person, &facts)
}

/// Parties of several entries, as the ids of their entries in order.
fn together(index: &Index<Vec<u8>>, parties: &Parties) -> Vec<Vec<String>> {
    let id = |entry: &u32| index.bundle(*entry).unwrap().party.id;
    parties
        .joined
        .iter()
        .map(|joined| joined.entries.iter().map(id).collect())
        .collect()
}

fn find(entries: &[Bundle], judgements: &str) -> (Vec<Vec<String>>, Parties) {
    let index = index(entries);
    let judgements = Judgements::parse(judgements.as_bytes()).unwrap();
    let parties = exonym_parties::find(&index, &judgements, &Grounds::default()).unwrap();
    (together(&index, &parties), parties)
}

const A: &str = "un_sc_sanctions:QDi.901";
const B: &str = "eu_fsf:EU.9.1";
const C: &str = "us_ofac_sdn:77";

#[test]
fn name_day_and_country_join_and_the_first_list_gives_the_id() {
    let entries = [
        person(C, "Bahadur Quzvinzade", "1961-07-19"),
        person(B, "QUZVINZADE, Bahadur", "1961-07-19"),
        person(A, "Bahadur Quzvinzade", "1961"),
    ];
    let (found, parties) = find(&entries, "");
    assert_eq!(found, [[A, C, B]]);
    let joins = &parties.joined[0].joins;
    assert_eq!(joins.len(), 2, "as many pairs as hold three entries together");
    assert!(joins.iter().all(|join| {
        let sum: f32 = join.reasons.iter().map(|reason| reason.bits).sum();
        (sum - join.bits).abs() < 0.01 && join.bits >= exonym_parties::JOIN_BITS
    }));
}

#[test]
fn a_common_name_alone_joins_nobody() {
    let plain = |id: &str| entry(id, Schema::Person, &[(Prop::NAME, "Ali Ahmed")]);
    let (found, _) = find(&[plain(A), plain(B)], "");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_reference_joins_what_the_names_allow() {
    let other = |name: &str| {
        let mut other = entry(B, Schema::Person, &[(Prop::NAME, name)]);
        other.party.referents.push(A.to_owned());
        other
    };
    let un = person(A, "Bahadur Quzvinzade", "1961-07-19");
    let (found, _) = find(&[un.clone(), other("Bahodur Kuzvinzada")], "");
    assert_eq!(found, [[A, B]]);
    let (found, parties) = find(&[un, other("Jonas Petrauskas")], "");
    assert!(
        found.is_empty(),
        "a reference to a party of another name is a slip: {found:?}"
    );
    assert_eq!(parties.doubts.len(), 1, "and is asked about");
    assert!(parties.doubts[0].why.contains("names are not near enough"));
}

#[test]
fn a_day_that_cannot_be_parts_what_a_name_would_join() {
    let (found, _) = find(
        &[
            person(A, "Bahadur Quzvinzade Tashkandi", "1961-07-19"),
            person(B, "Bahadur Quzvinzade Tashkandi", "1990-02-11"),
        ],
        "",
    );
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn no_chain_joins_two_that_contradict_each_other() {
    // The middle one states no day and agrees with either; together they cannot be one.
    let address = (Prop::ADDRESS, "Qorveh Boulevard 98213, Marivanabad");
    let of = |id: &str, born: Option<&str>| {
        let mut facts = vec![
            (Prop::NAME, "Bahadur Quzvinzade Tashkandi"),
            (Prop::NATIONALITY, "ir"),
            address.clone(),
        ];
        facts.extend(born.map(|day| (Prop::BIRTH_DATE, day)));
        entry(id, Schema::Person, &facts)
    };
    let (found, parties) = find(
        &[of(A, Some("1961-07-19")), of(B, None), of(C, Some("1990-02-11"))],
        "",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].len(), 2, "{found:?}");
    assert!(
        parties
            .doubts
            .iter()
            .any(|doubt| doubt.why.contains("dates cannot be the same")),
        "{:?}",
        parties.doubts
    );
}

#[test]
fn two_equal_partners_on_one_list_are_left_to_a_person() {
    let entries = [
        person(A, "Bahadur Quzvinzade", "1961-07-19"),
        person("eu_fsf:EU.9.1", "Bahadur Quzvinzade", "1961-07-19"),
        person("eu_fsf:EU.9.2", "Bahadur Quzvinzade", "1961-07-19"),
    ];
    let (found, parties) = find(&entries, "");
    assert!(found.is_empty(), "{found:?}");
    assert!(
        parties
            .doubts
            .iter()
            .any(|doubt| doubt.why.contains("another entry"))
    );
}

#[test]
fn vessels_join_by_number_and_others_of_one_name_do_not() {
    let ship = |id: &str, imo: &str| {
        let facts = [(Prop::NAME, "Silver Heron"), (Prop::IMO_NUMBER, imo)];
        entry(id, Schema::Vessel, &facts)
    };
    let (found, _) = find(&[ship(B, "9074729"), ship(C, "9074729")], "");
    assert_eq!(found, [[C, B]]);
    let (found, _) = find(&[ship(B, "9074729"), ship(C, "9187629")], "");
    assert!(found.is_empty());
}

#[test]
fn a_copied_row_joins_the_entry_that_it_copies() {
    let mut copy = entry(
        "us_trade_csl:77",
        Schema::Person,
        &[(Prop::NAME, "QUZVINZADE, Bahadur")],
    );
    copy.party.referents.push(C.to_owned());
    let (found, parties) = find(&[person(C, "Bahadur QUZVINZADE", "1961-07-19"), copy], "");
    assert_eq!(found, [[C, "us_trade_csl:77"]]);
    assert_eq!(parties.joined[0].joins[0].reasons[1].part, "reference");
}

#[test]
fn judgements_win_over_rules_in_both_directions() {
    let same = [
        person(A, "Bahadur Quzvinzade", "1961-07-19"),
        person(B, "Bahadur Quzvinzade", "1961-07-19"),
    ];
    let (found, parties) = find(&same, &format!("{A},{B},different,me,2026-11-27,two brothers\n"));
    assert!(found.is_empty() && parties.doubts.is_empty(), "{found:?}");
    let (found, parties) = find(&same, &format!("{B},{A},undecided\n"));
    assert!(found.is_empty() && parties.doubts[0].undecided, "{parties:?}");
    let others = [
        person(A, "Bahadur Quzvinzade", "1961-07-19"),
        person(B, "Jonas Petrauskas", "1990-01-02"),
    ];
    let (found, parties) = find(&others, &format!("{A},{B},same,me,2026-11-27,met him\n"));
    assert_eq!(found, [[A, B]]);
    assert!(parties.joined[0].joins[0].reasons[0].detail.contains("met him"));
    let (found, _) = find(&others, "un_sc_sanctions:gone,eu_fsf:gone,same\n");
    assert!(
        found.is_empty(),
        "a judgement of entries that are not there is kept and does nothing"
    );
}

#[test]
fn a_judgement_keeps_a_whole_party_from_an_entry() {
    let entries = [
        person(A, "Bahadur Quzvinzade", "1961-07-19"),
        person(B, "Bahadur Quzvinzade", "1961-07-19"),
        person(C, "Bahadur Quzvinzade", "1961-07-19"),
    ];
    let (found, _) = find(&entries, &format!("{A},{B},different\n"));
    assert!(
        !found
            .iter()
            .any(|party| party.iter().any(|id| id == A) && party.iter().any(|id| id == B))
    );
    assert_eq!(found.len(), 1, "the third goes with one of the two: {found:?}");
}

#[test]
fn parties_lie_in_the_file_and_are_the_same_on_any_number_of_threads() {
    let entries = [
        person(A, "Bahadur Quzvinzade", "1961-07-19"),
        person(B, "Bahadur Quzvinzade", "1961-07-19"),
        person(C, "Ali Ahmed", "1961-07-19"),
    ];
    let bytes = || {
        let draft = index(&entries);
        let parties = exonym_parties::find(&draft, &Judgements::default(), &Grounds::default()).unwrap();
        (draft, parties)
    };
    let (draft, parties) = bytes();
    let alone = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(alone.install(|| bytes().1), parties);
    assert_eq!(draft.joined_count(), 0, "the draft has no parties yet");
}

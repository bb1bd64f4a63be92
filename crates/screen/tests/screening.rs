//! The engine on a small index made here: what is found, weighed, filtered and explained.

#![allow(clippy::unwrap_used)]

use exonym_index::{Builder, Bundle, Index, Meta, MetaList};
use exonym_model::{Entity, IdKind, ListVersion, Prop, Schema};
use exonym_screen::{
    BASIS_STATED, Filters, Finding, ListingState, Options, Query, QueryParts, Scratch, Screener, Strength,
};

fn list(id: &str) -> MetaList {
    MetaList {
        version: ListVersion {
            list: id.to_owned(),
            published: "2024-05-02".to_owned(),
            dated_by: "file".to_owned(),
            sha256: "ab".repeat(32),
            imported: String::new(),
        },
        publisher: format!("publisher of {id}"),
        parties: 0,
        yielded: 0,
        basis: None,
    }
}

fn party(id: &str, schema: Schema, facts: &[(Prop, &str)], sanction: &[(Prop, &str)]) -> Bundle {
    let (list, record) = id.split_once(':').unwrap();
    let mut party = Entity::new(id, schema, list, record);
    for (prop, value) in facts {
        party.add(prop.clone(), *value);
    }
    let mut linked = Entity::new(format!("{id}/sanction-1"), Schema::Sanction, list, record);
    linked.add(Prop::ENTITY, id);
    for (prop, value) in sanction {
        linked.add(prop.clone(), *value);
    }
    Bundle {
        party,
        linked: vec![linked],
    }
}

fn screener() -> Screener<Vec<u8>> {
    let mut builder = Builder::new(Meta {
        lists: vec![list("one"), list("two")],
        ..Meta::default()
    });
    builder.add(
        0,
        vec![
            party(
                "one:1",
                Schema::Person,
                &[
                    (Prop::NAME, "Anton Vasilyevich Drozdovsky"),
                    (Prop::WEAK_ALIAS, "The Blackbird"),
                    (Prop::BIRTH_DATE, "1970-03-04"),
                    (Prop::NATIONALITY, "ru"),
                    (Prop::TOPICS, "sanction"),
                ],
                &[(Prop::PROGRAM_ID, "PROG-A"), (Prop::LISTING_DATE, "2022-02-25")],
            ),
            party(
                "one:2",
                Schema::Vessel,
                &[(Prop::NAME, "Silver Heron"), (Prop::IMO_NUMBER, "9074729")],
                &[
                    (Prop::LISTING_DATE, "2019-01-01"),
                    (Prop::END_DATE, "2023-06-30"),
                    (Prop::STATUS, "delisted"),
                ],
            ),
        ],
    );
    builder.add(
        1,
        vec![party(
            "two:1",
            Schema::Company,
            &[
                (Prop::NAME, "Northgate Shipping LLC"),
                (Prop::TOPICS, "export.control"),
            ],
            &[],
        )],
    );
    Screener::new(Index::open(builder.finish_in_memory().unwrap()).unwrap())
}

fn ask(parts: QueryParts, options: &Options) -> Vec<Finding> {
    let query = Query::new(parts).unwrap();
    screener()
        .screen(&query, options, &mut Scratch::default())
        .unwrap()
        .findings
}

fn named(name: &str) -> QueryParts {
    QueryParts {
        names: vec![name.to_owned()],
        ..QueryParts::default()
    }
}

#[test]
fn a_name_is_found_in_any_order_and_script_and_cites_its_record() {
    for name in [
        "Anton Drozdovsky",
        "DROZDOVSKY, Anton Vasilyevich",
        "Антон Васильевич Дроздовский",
        "Anton Drozdovskiy",
    ] {
        let found = ask(named(name), &Options::default());
        assert_eq!(found.len(), 1, "{name}");
        let entry = &found[0].entries[0];
        assert_eq!(
            (entry.id.as_str(), entry.citation.record.as_str()),
            ("one:1", "1")
        );
        assert_eq!(entry.citation.published, "2024-05-02");
        assert_eq!(entry.listing.since.as_deref(), Some("2022-02-25"));
    }
}

#[test]
fn every_score_is_the_sum_of_its_lines() {
    let options = Options {
        threshold: 0.0,
        ..Options::default()
    };
    for name in [
        "Anton Drozdovsky",
        "Anton Drozdowski",
        "Silver Heron",
        "Northgate Shiping",
        "Anton",
    ] {
        for finding in ask(
            QueryParts {
                dates: vec!["1984".parse().unwrap()],
                ..named(name)
            },
            &options,
        ) {
            let sum: f32 = finding.explanation.iter().map(|part| part.effect).sum();
            assert!(
                (sum - finding.score).abs() < 0.001,
                "{name}: {sum} {}",
                finding.score
            );
        }
    }
}

#[test]
fn agreement_never_lowers_and_contradiction_never_raises() {
    let options = Options {
        threshold: 0.0,
        ..Options::default()
    };
    let score = |date: Option<&str>| {
        let dates = date.map(|text| text.parse().unwrap()).into_iter().collect();
        ask(
            QueryParts {
                dates,
                ..named("Anton Drozdovskii")
            },
            &options,
        )[0]
        .score
    };
    let bare = score(None);
    assert!(score(Some("1970-03-04")) >= bare);
    assert!(score(Some("1970")) >= bare);
    assert!(score(Some("1955-11-30")) < bare);
}

#[test]
fn a_weak_alias_alerts_only_when_asked() {
    assert!(ask(named("The Blackbird"), &Options::default()).is_empty());
    let found = ask(
        named("The Blackbird"),
        &Options {
            weak: true,
            ..Options::default()
        },
    );
    assert_eq!(found[0].id, "one:1");
    assert_eq!(found[0].matched.property, "weakAlias");
}

#[test]
fn an_identifier_finds_without_a_name() {
    for kind in [Some(IdKind::Imo), None] {
        let found = ask(
            QueryParts {
                ids: vec![(kind, "IMO 9074729".to_owned())],
                ..QueryParts::default()
            },
            &Options::default(),
        );
        assert_eq!(found.len(), 1, "{kind:?}");
        assert_eq!(
            (found[0].id.as_str(), found[0].strength),
            ("one:2", Strength::Exact)
        );
    }
}

#[test]
fn a_delisted_party_is_shown_as_delisted_and_was_listed_before() {
    let found = ask(named("Silver Heron"), &Options::default());
    assert_eq!(found[0].entries[0].listing.state, ListingState::Delisted);
    assert_eq!(found[0].entries[0].listing.until.as_deref(), Some("2023-06-30"));
    let filters = Filters {
        as_of: Some("2023-01-01".to_owned()),
        ..Filters::default()
    };
    let before = ask(
        named("Silver Heron"),
        &Options {
            filters,
            ..Options::default()
        },
    );
    assert_eq!(before[0].entries[0].listing.state, ListingState::Listed);
}

#[test]
fn as_of_a_day_says_how_it_is_known() {
    let index = Index::open(screener().index().bytes().to_vec()).unwrap();
    let screener = Screener::new(index.with_basis(|_| Some(BASIS_STATED.to_owned())));
    let ask = |name: &str, day: &str| {
        let filters = Filters {
            as_of: Some(day.to_owned()),
            ..Filters::default()
        };
        let query = Query::new(named(name)).unwrap();
        screener
            .screen(
                &query,
                &Options {
                    filters,
                    ..Options::default()
                },
                &mut Scratch::default(),
            )
            .unwrap()
            .findings
    };
    assert!(ask("Anton Drozdovsky", "2020-01-01").is_empty(), "listed later");
    let then = ask("Anton Drozdovsky", "2022-12-31");
    assert!(
        then[0].entries[0]
            .listing
            .basis
            .as_ref()
            .unwrap()
            .contains("listing dates")
    );
    let unstated = ask("Northgate Shipping LLC", "2020-01-01");
    assert!(
        unstated[0].entries[0]
            .listing
            .basis
            .as_ref()
            .unwrap()
            .contains("not stated")
    );
}

#[test]
fn filters_ask_only_what_is_asked() {
    let with = |filters: Filters| {
        ask(
            named("Anton Drozdovsky"),
            &Options {
                filters,
                ..Options::default()
            },
        )
        .len()
    };
    assert_eq!(
        with(Filters {
            lists: vec!["one".to_owned()],
            ..Filters::default()
        }),
        1
    );
    assert_eq!(
        with(Filters {
            lists: vec!["two".to_owned()],
            ..Filters::default()
        }),
        0
    );
    assert_eq!(
        with(Filters {
            programs: vec!["prog-a".to_owned()],
            ..Filters::default()
        }),
        1
    );
    assert_eq!(
        with(Filters {
            programs: vec!["prog-b".to_owned()],
            ..Filters::default()
        }),
        0
    );
    assert_eq!(
        with(Filters {
            topics: vec!["sanction".to_owned()],
            ..Filters::default()
        }),
        1
    );
    assert_eq!(
        with(Filters {
            topics: vec!["export".to_owned()],
            ..Filters::default()
        }),
        0
    );
    let unknown = Filters {
        lists: vec!["three".to_owned()],
        ..Filters::default()
    };
    assert!(
        screener()
            .check(&unknown)
            .unwrap_err()
            .to_string()
            .contains("one, two")
    );
}

#[test]
fn the_schema_asked_for_is_kept() {
    let company = |name: &str| {
        ask(
            QueryParts {
                schema: Some(Schema::Company),
                ..named(name)
            },
            &Options::default(),
        )
        .len()
    };
    assert_eq!(company("Northgate Shipping"), 1);
    assert_eq!(company("Anton Drozdovsky"), 0);
}

#[test]
fn each_of_the_names_that_a_list_writes_into_one_is_found() {
    let mut builder = Builder::new(Meta {
        lists: vec![list("one")],
        ..Meta::default()
    });
    let several =
        "Kestovar Shipping Company LLC, a.k.a. Zunimar Lines,a.k.a. Poltrek (formerly Dravonik Fleet) Branch";
    builder.add(
        0,
        vec![
            party("one:1", Schema::Company, &[(Prop::NAME, several)], &[]),
            party(
                "one:2",
                Schema::Company,
                &[(Prop::NAME, "Quillmere (formerly Brastovar) Holdings Ltd")],
                &[],
            ),
        ],
    );
    let screener = Screener::new(Index::open(builder.finish_in_memory().unwrap()).unwrap());
    for name in [
        several,
        "Kestovar Shipping Company",
        "Zunimar Lines",
        "Dravonik Fleet",
    ] {
        let findings = ask_lists(&screener, name, None, &[]);
        assert_eq!(findings.len(), 1, "{name}");
        assert!(findings[0].score >= 0.9, "{name}");
        let matched = &findings[0].matched;
        assert_eq!(matched.listed, several, "what is cited is the name as published");
    }
    assert!(ask_lists(&screener, "Kestovar Fleet", None, &[]).is_empty());
    for name in ["Quillmere Holdings Ltd", "Brastovar"] {
        let findings = ask_lists(&screener, name, None, &[]);
        assert_eq!(findings.len(), 1, "{name}");
        assert!(findings[0].score >= 0.98, "{name}");
    }
}

#[test]
fn a_transcription_beside_its_original_answers_only_questions_in_its_own_script() {
    let mut builder = Builder::new(Meta {
        lists: vec![list("one")],
        ..Meta::default()
    });
    let facts = [
        (Prop::NAME, "Sergei CHUCHIN"),
        (Prop::ALIAS, "セルゲイ・チュチン"),
    ];
    let alone = [(Prop::NAME, "セルゲイ・チュチン")];
    builder.add(
        0,
        vec![
            party("one:1", Schema::Person, &facts, &[]),
            party("one:2", Schema::Person, &alone, &[]),
        ],
    );
    let screener = Screener::new(Index::open(builder.finish_in_memory().unwrap()).unwrap());
    let found = |name: &str| -> Vec<String> {
        let parts = QueryParts {
            names: vec![name.to_owned()],
            ..QueryParts::default()
        };
        let query = Query::new(parts).unwrap();
        let outcome = screener
            .screen(&query, &Options::default(), &mut Scratch::default())
            .unwrap();
        let mut ids: Vec<String> = outcome.findings.into_iter().map(|finding| finding.id).collect();
        ids.sort();
        ids
    };
    assert_eq!(found("Sergei Chuchin"), ["one:1", "one:2"]);
    assert_eq!(found("セルゲイ・チュチン"), ["one:1", "one:2"]);
    assert!(
        !found("Sergei Shoigu").contains(&"one:1".to_owned()),
        "the original says otherwise"
    );
}

/// Two lists whose first entries are one party: the one states day and country, the other only a name.
fn joined_screener() -> Screener<Vec<u8>> {
    let mut builder = Builder::new(Meta {
        lists: vec![list("one"), list("two")],
        ..Meta::default()
    });
    let full = [
        (Prop::NAME, "Anton Vasilyevich Drozdovsky"),
        (Prop::BIRTH_DATE, "1970-03-04"),
        (Prop::NATIONALITY, "ru"),
        (Prop::TOPICS, "sanction"),
    ];
    let bare = [(Prop::NAME, "Anton Drozdovsky"), (Prop::TOPICS, "export.control")];
    builder.add(0, vec![party("one:1", Schema::Person, &full, &[])]);
    builder.add(1, vec![party("two:1", Schema::LegalEntity, &bare, &[])]);
    let joined = exonym_index::Joined {
        entries: vec![0, 1],
        joins: vec![exonym_index::Join {
            left: 0,
            right: 1,
            bits: 30.0,
            reasons: Vec::new(),
        }],
    };
    let parties = exonym_index::Parties {
        joined: vec![joined],
        doubts: Vec::new(),
    };
    let draft = builder.draft().unwrap().with_parties(&parties).unwrap();
    let index = Index::open(draft.bytes().unwrap()).unwrap();
    exonym_index::verify(&index).unwrap();
    Screener::new(index)
}

fn ask_lists(screener: &Screener<Vec<u8>>, name: &str, born: Option<&str>, lists: &[&str]) -> Vec<Finding> {
    let query = Query::new(QueryParts {
        names: vec![name.to_owned()],
        dates: born.map(|day| day.parse().unwrap()).into_iter().collect(),
        ..QueryParts::default()
    })
    .unwrap();
    let options = Options {
        filters: Filters {
            lists: lists.iter().map(|list| (*list).to_owned()).collect(),
            ..Filters::default()
        },
        ..Options::default()
    };
    screener
        .screen(&query, &options, &mut Scratch::default())
        .unwrap()
        .findings
}

#[test]
fn entries_of_one_party_are_one_finding_with_each_lists_entry() {
    let found = ask_lists(&joined_screener(), "Anton Drozdovsky", None, &[]);
    assert_eq!(found.len(), 1, "{found:?}");
    let finding = &found[0];
    assert_eq!(
        (finding.id.as_str(), finding.schema.as_str()),
        ("one:1", "Person")
    );
    assert_eq!(finding.referents, ["two:1"]);
    assert_eq!(
        finding.matched.listed, "Anton Drozdovsky",
        "the better of both entries' names"
    );
    let entries: Vec<&str> = finding.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(entries, ["one:1", "two:1"]);
    assert_eq!(finding.topics, ["sanction", "export.control"]);
    assert_eq!(
        (finding.joins[0].left.as_str(), finding.joins[0].right.as_str()),
        ("one:1", "two:1")
    );
}

#[test]
fn what_one_entry_states_speaks_for_the_entry_that_states_nothing() {
    let screener = joined_screener();
    let found = ask_lists(&screener, "Anton Drozdovsky", Some("1970-03-04"), &["two"]);
    let entries: Vec<&str> = found[0].entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(entries, ["two:1"], "only the list that was asked answers");
    assert_eq!(found[0].id, "one:1", "and the party keeps its id");
    let date = found[0]
        .explanation
        .iter()
        .find(|part| part.part == "date")
        .unwrap();
    assert!(
        date.effect > 0.0 && date.detail.ends_with("stated by one:1"),
        "{date:?}"
    );
    let other = ask_lists(&screener, "Anton Drozdovsky", Some("1999-12-31"), &["two"]);
    assert!(
        other.is_empty(),
        "a day that cannot be his clears the bare row too: {other:?}"
    );
}

#[test]
fn a_party_is_found_by_the_id_of_any_of_its_entries() {
    let screener = joined_screener();
    for id in ["one:1", "two:1"] {
        let view = screener.party(id).unwrap().unwrap();
        assert_eq!(
            (view.id.as_str(), view.entries.len(), view.joins.len()),
            ("one:1", 2, 1)
        );
    }
    assert!(screener.party("two:2").unwrap().is_none());
    assert!(screener.doubts(None, 10).unwrap().is_empty());
}

#[test]
fn an_explanation_says_how_rare_the_name_is_and_the_line_adds_nothing() {
    let outcome = screener()
        .screen(
            &Query::new(QueryParts {
                names: vec!["Anton Drozdovsky".to_owned()],
                ..QueryParts::default()
            })
            .unwrap(),
            &Options::default(),
            &mut Scratch::default(),
        )
        .unwrap();
    let finding = outcome.findings.first().unwrap();
    let line = finding
        .explanation
        .iter()
        .find(|line| line.part == "rarity")
        .unwrap();
    assert_eq!(line.effect, 0.0);
    assert!(
        line.detail.contains("Anton 1 of") && line.detail.contains("bits"),
        "{}",
        line.detail
    );
    let sum: f32 = finding.explanation.iter().map(|line| line.effect).sum();
    assert!((sum - finding.score).abs() < 0.001);
}

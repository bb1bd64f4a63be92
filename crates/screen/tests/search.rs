//! The search loses nobody that comparison with every name finds, and a damaged index answers nothing false.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::HashMap;

use exonym_index::{Builder, Bundle, Index, Meta, MetaList, verify};
use exonym_model::{Entity, ListVersion, Prop, Schema};
use exonym_names::{NameKind, prepare};
use exonym_screen::{Options, Query, QueryParts, Scratch, Screener};

/// Names in several scripts; parties are made of each given name with each family name of its row.
const PERSONS: &[(&[&str], &[&str])] = &[
    (
        &["Anton", "Sergey", "Mykola", "Vladimir", "Aleksandr", "Oleg"],
        &["Drozdovsky", "Lavrentyev", "Kurchatov", "Ivanenko", "Shevchuk"],
    ),
    (
        &["Антон", "Сергей", "Николай", "Олег"],
        &["Дроздовский", "Лаврентьев", "Шевчук"],
    ),
    (
        &["Mohammad Reza", "Abdul Rahman", "Hussein", "Abu Omar", "Khaled"],
        &["al-Karimi", "Haqqani", "Mansouri", "bin Saleh", "Jafari"],
    ),
    (&["محمد", "خالد", "حسين"], &["منصوري", "كريمي"]),
    (&["Kim", "Ri", "Pak"], &["Jong Un", "Yong Chol", "Songhyok"]),
    (&["김", "박"], &["정은", "영철"]),
];
const COMPANIES: &[&str] = &[
    "Silver Heron Shipping LLC",
    "Northgate Trading Company",
    "Reedmoor Shipping Company Limited",
    "Joint Stock Company Murom Plant",
    "Муромский завод",
    "People's Front of Northgate",
    "PFN",
    "Al Noor Exchange",
    "Alnoor Exchange Co",
    "Blue Heron 3",
];
const QUERIES: &[&str] = &[
    "Anton Drozdovsky",
    "Drozdovski, Anton",
    "Антон Дроздовский",
    "Serei Lavrentyev",
    "Nikolai Shevchuk",
    "V. Kurchatov",
    "Vladimirkurchatov",
    "Mohamed Riza Karimi",
    "Abdurrahman Hakkani",
    "محمد كريمي",
    "Khalid Mansuri",
    "Kim Jongun",
    "Kim Chen Yn",
    "김정은",
    "Silver Heron",
    "Silvr Heron Shipping",
    "Northgate Trading",
    "Muromsky Zavod",
    "PFN",
    "Alnoor Exchange",
    "Blue Heron 2",
    "Nobody Inparticular",
    "x",
];

fn party(number: usize, schema: Schema, name: &str) -> Bundle {
    let mut party = Entity::new(format!("made:{number}"), schema, "made", number.to_string());
    party.add(Prop::NAME, name);
    party.add(Prop::TOPICS, "sanction");
    Bundle {
        party,
        linked: Vec::new(),
    }
}

fn parties() -> Vec<Bundle> {
    let persons = PERSONS.iter().flat_map(|(given, family)| {
        given
            .iter()
            .flat_map(move |g| family.iter().map(move |f| format!("{g} {f}")))
    });
    let persons = persons.map(|name| (Schema::Person, name));
    let companies = COMPANIES.iter().map(|name| (Schema::Company, (*name).to_owned()));
    let all = persons.chain(companies).enumerate();
    all.map(|(number, (schema, name))| party(number, schema, &name))
        .collect()
}

fn bytes(pieces: usize) -> Vec<u8> {
    let version = ListVersion {
        list: "made".to_owned(),
        published: "2026-01-01".to_owned(),
        dated_by: "given".to_owned(),
        sha256: String::new(),
        imported: String::new(),
    };
    let list = MetaList {
        version,
        publisher: "made".to_owned(),
        parties: 0,
        yielded: 0,
        basis: None,
    };
    let mut builder = Builder::new(Meta {
        lists: vec![list],
        ..Meta::default()
    });
    let mut all = parties();
    let rest = all.split_off(all.len() - all.len() / pieces * (pieces - 1));
    builder.add(0, all);
    for piece in rest.chunks(7) {
        builder.add(0, piece.to_vec());
    }
    builder.finish_in_memory().unwrap()
}

fn query(name: &str) -> Query {
    Query::new(QueryParts {
        names: vec![name.to_owned()],
        ..QueryParts::default()
    })
    .unwrap()
}

#[test]
fn the_search_finds_what_comparison_with_every_name_finds() {
    let screener = Screener::new(Index::open(bytes(1)).unwrap());
    let mut scratch = Scratch::default();
    let mut wanted = 0;
    for name in QUERIES {
        let mut options = Options {
            limit: usize::MAX,
            ..Options::default()
        };
        let found = screener.scores(&query(name), &options, &mut scratch).unwrap();
        options.exhaustive = true;
        let all = screener.scores(&query(name), &options, &mut scratch).unwrap();
        assert_eq!(found, all, "{name}");
        wanted += all.len();
    }
    assert!(wanted > 30, "only {wanted} parties were wanted");
}

#[test]
fn a_glance_answers_as_a_screening_does_or_not_at_all() {
    let screener = Screener::new(Index::open(bytes(1)).unwrap());
    let (mut scratch, mut other) = (Scratch::default(), Scratch::default());
    let options = Options {
        limit: usize::MAX,
        ..Options::default()
    };
    let mut all = 0;
    for name in QUERIES.iter().chain(QUERIES) {
        let full = screener.screen(&query(name), &options, &mut other).unwrap();
        let glance = screener.glance(&query(name), &options, &mut scratch).unwrap();
        all += glance.findings.len();
        for finding in &glance.findings {
            assert!(full.findings.contains(finding), "{name}: {}", finding.caption);
        }
    }
    assert!(all > 20, "only {all}");
    // Spelled as listed, in another script, otherwise joined or by its letters: each is found at a glance.
    for (name, listed) in [
        ("Anton Drozdovsky", "Anton Drozdovsky"),
        ("Anton Drozdovski", "Anton Drozdovsky"),
        ("Sergey Lavrentyev", "Сергей Лаврентьев"),
        ("Khalid Mansuri", "Khaled Mansouri"),
        ("Kim Jongun", "Kim Jong Un"),
        ("Kim Chen Yn", "Kim Jong Un"),
        ("PFN", "PFN"),
        ("Silver Heron Shipping", "Silver Heron Shipping LLC"),
    ] {
        let found = screener.glance(&query(name), &options, &mut scratch).unwrap();
        let met = found.findings.iter().any(|finding| finding.caption == listed);
        assert!(met, "{name} does not meet {listed}");
    }
}

#[test]
fn memory_of_one_index_is_forgotten_on_another() {
    let screener = Screener::new(Index::open(bytes(1)).unwrap());
    let mut builder = Builder::new(screener.index().meta().clone());
    builder.add(
        0,
        vec![
            party(0, Schema::Person, "Oleg Shevchuk"),
            party(1, Schema::Person, "Anton Drozdovsky"),
        ],
    );
    let small = Screener::new(Index::open(builder.finish_in_memory().unwrap()).unwrap());
    let (mut scratch, options) = (Scratch::default(), Options::default());
    for name in ["Anton Drozdovsky", "Oleg Shevchuk"] {
        for asked in [&screener, &small, &screener] {
            let found = asked.glance(&query(name), &options, &mut scratch).unwrap();
            assert_eq!(
                found.findings.first().map(|finding| finding.caption.as_str()),
                Some(name)
            );
        }
    }
}

#[test]
fn a_common_name_hides_nobody_whose_other_name_is_further_off() {
    // Nor does a name that is a title elsewhere, nor a surname alone with the title of a head of state. More bear the given name than count as rare, and no code of the family name leads to the listed one.
    let syllables = ["ba", "ko", "li", "mu", "ne", "ro", "sa", "ti", "vu", "ze"];
    let family = (0..400_usize).map(|at| {
        let of = |place: usize| syllables[at / 10_usize.pow(place as u32) % 10];
        format!("Aleksandr D{}{}{}n", of(0), of(1), of(2))
    });
    let names: Vec<String> = family
        .chain(
            [
                "Aleksandr Sakulin",
                "Haji Mahmud Jan",
                "Rupert Wexcombe",
                "Prime Minister Orlebar",
            ]
            .map(str::to_owned),
        )
        .collect();
    let made = Index::open(bytes(1)).unwrap();
    let mut builder = Builder::new(made.meta().clone());
    let all = names.iter().enumerate();
    builder.add(
        0,
        all.map(|(number, name)| party(number, Schema::Person, name))
            .collect(),
    );
    let screener = Screener::new(Index::open(builder.finish_in_memory().unwrap()).unwrap());
    let mut scratch = Scratch::default();
    let heads = ["President Wexcombe", "Gideon Orlebar"];
    for name in ["александр шакутин", "Mahmud Haji"].into_iter().chain(heads) {
        let asked = Query::new(QueryParts {
            schema: Some(Schema::Person),
            names: vec![name.to_owned()],
            ..QueryParts::default()
        })
        .unwrap();
        let mut options = Options {
            limit: usize::MAX,
            ..Options::default()
        };
        let found = screener.scores(&asked, &options, &mut scratch).unwrap();
        options.exhaustive = true;
        let all = screener.scores(&asked, &options, &mut scratch).unwrap();
        assert!(!all.is_empty(), "{name} meets nobody");
        assert_eq!(found, all, "{name}");
    }
}

#[test]
fn a_legal_form_split_by_a_blank_hides_nobody() {
    let screener = Screener::new(Index::open(bytes(1)).unwrap());
    let asked = Query::new(QueryParts {
        schema: Some(Schema::Company),
        names: vec!["Reedmoor Shipping Company Lim ited".to_owned()],
        ..QueryParts::default()
    });
    let found = screener
        .scores(&asked.unwrap(), &Options::default(), &mut Scratch::default())
        .unwrap();
    assert!(found.iter().any(|(_, score)| *score > 0.9), "{found:?}");
}

#[test]
fn a_legal_form_in_pieces_hides_nobody() {
    let mut builder = Builder::new(
        Screener::new(Index::open(bytes(1)).unwrap())
            .index()
            .meta()
            .clone(),
    );
    builder.add(
        0,
        vec![party(0, Schema::Company, "Distribuidora Florenta S.A. de C.V.")],
    );
    let screener = Screener::new(Index::open(builder.finish_in_memory().unwrap()).unwrap());
    for name in [
        "дистрибуидора флорента с.а. де к.в.",
        "Distribuidora Florenta, S.A. DR C.V.",
    ] {
        let asked = Query::new(QueryParts {
            schema: Some(Schema::Company),
            names: vec![name.to_owned()],
            ..QueryParts::default()
        });
        let scores = |exhaustive: bool| {
            let options = Options {
                exhaustive,
                ..Options::default()
            };
            screener
                .scores(asked.as_ref().unwrap(), &options, &mut Scratch::default())
                .unwrap()
        };
        assert!(!scores(true).is_empty(), "{name}");
        assert_eq!(scores(false), scores(true), "{name}");
    }
}

#[test]
fn a_score_through_the_index_is_the_score_of_the_two_names() {
    let screener = Screener::new(Index::open(bytes(1)).unwrap());
    let (mut scratch, mut names) = (Scratch::default(), exonym_names::Scratch::default());
    let options = Options {
        limit: usize::MAX,
        threshold: 0.5,
        exhaustive: true,
        ..Options::default()
    };
    for name in QUERIES {
        let scores = screener.scores(&query(name), &options, &mut scratch).unwrap();
        let scores: HashMap<u32, f32> = scores.into_iter().collect();
        for (number, bundle) in (0..).zip(parties()) {
            let kind = exonym_index::name_kind(bundle.party.schema);
            let listed = prepare(bundle.party.caption(), kind, &[]);
            let alone = exonym_names::compare(&prepare(name, NameKind::Unknown, &[]), &listed, &mut names);
            if alone >= 0.5 {
                assert_eq!(
                    scores.get(&number),
                    Some(&alone),
                    "{name} {}",
                    bundle.party.caption()
                );
            } else {
                assert_eq!(scores.get(&number), None, "{name} {}", bundle.party.caption());
            }
        }
    }
}

#[test]
fn the_same_parties_give_the_same_bytes_on_any_number_of_threads() {
    let on = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| bytes(1))
    };
    let one = on(1);
    assert!(one == on(2) && one == on(5));
    // In pieces the sample is of the first piece, and all else the same.
    let pieces = Screener::new(Index::open(bytes(2)).unwrap());
    let whole = Screener::new(Index::open(one).unwrap());
    for name in QUERIES {
        let ask = |screener: &Screener<Vec<u8>>| {
            let outcome = screener.screen(&query(name), &Options::default(), &mut Scratch::default());
            outcome.unwrap().findings
        };
        assert_eq!(ask(&pieces), ask(&whole), "{name}");
    }
}

/// Asks a damaged index everything; whatever it says must be true of the party that it names.
fn ask_damaged(damaged: Vec<u8>, names: &HashMap<String, String>, what: &str) -> bool {
    let Ok(index) = Index::open(damaged) else {
        return false;
    };
    let sound = verify(&index).is_ok();
    let screener = Screener::new(index);
    let mut scratch = Scratch::default();
    for name in QUERIES.iter().step_by(4) {
        let Ok(outcome) = screener.screen(&query(name), &Options::default(), &mut scratch) else {
            continue;
        };
        for finding in outcome.findings {
            let own = names.get(&finding.id);
            assert!(
                own.is_some_and(|own| *own == finding.matched.listed && *own == finding.caption),
                "{what}: {} is said to be {}",
                finding.id,
                finding.matched.listed
            );
        }
    }
    sound
}

#[test]
fn a_changed_byte_or_a_cut_is_refused_or_harmless() {
    let whole = bytes(1);
    let caption = |bundle: &Bundle| (bundle.party.id.clone(), bundle.party.caption().to_owned());
    let names: HashMap<String, String> = parties().iter().map(caption).collect();
    assert!(ask_damaged(whole.clone(), &names, "whole"));
    let (mut seed, flips) = (0x2545_F491_4F6C_DD1D_u64, 2000);
    for flip in 0..flips {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let at = (seed >> 16) as usize % whole.len();
        let mut damaged = whole.clone();
        damaged[at] ^= 1 << (seed & 7);
        let sound = ask_damaged(damaged, &names, &format!("flip {flip} of byte {at}"));
        // Only the zeros between sections are under no checksum.
        assert!(
            !sound || whole[at] == 0,
            "flip {flip} of byte {at} is not seen by verify"
        );
    }
    for cut in (0..whole.len()).step_by(whole.len() / 300 + 1) {
        assert!(Index::open(whole[..cut].to_vec()).is_err(), "cut at {cut}");
    }
}

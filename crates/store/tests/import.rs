//! Imports: what is taken, what goes into history, what is refused and what asks.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use common::{Bench, un_list, un_people};
use exonym_store::{Guard, ImportOptions, Outcome, StoreError};

fn why(outcome: &Outcome) -> &str {
    match outcome {
        Outcome::Refused { why, .. } | Outcome::Question { why } => why,
        other => panic!("neither refused nor a question: {other:?}"),
    }
}

#[test]
fn the_newest_is_in_service_and_an_older_one_goes_into_history() {
    let mut bench = Bench::new();
    assert!(matches!(bench.un("2024-02-01", 10), Outcome::InService { .. }));
    assert!(
        matches!(bench.un("2024-01-01", 10), Outcome::History { in_service, .. } if in_service == "2024-02-01")
    );
    assert!(matches!(bench.un("2024-03-01", 10), Outcome::InService { .. }));
    assert_eq!(
        bench.serving(),
        [("un_sc_sanctions".to_owned(), "2024-03-01".to_owned())]
    );
    let versions = bench.store.versions("un_sc_sanctions").unwrap();
    let dates: Vec<_> = versions
        .iter()
        .map(|version| version.published.as_str())
        .collect();
    assert_eq!(dates, ["2024-01-01", "2024-02-01", "2024-03-01"]);
    let version = &versions[2];
    assert_eq!(
        (version.stats.parties, version.stats.schemata["Person"]),
        (10, 10)
    );
    assert_eq!(
        (version.dated_by.as_str(), version.format.as_str()),
        ("file", "un-xml")
    );
    assert_eq!(version.stats.filled["birthDate"], 10);
    assert_eq!(bench.store.party_ids(version).unwrap().unwrap().len(), 10);
}

#[test]
fn the_same_bytes_are_already_there_under_any_name() {
    let mut bench = Bench::new();
    bench.un("2024-02-01", 10);
    let again = bench.file("another-2020-01-01.xml", un_people("2024-02-01", 10));
    let outcome = bench.one(&again, &ImportOptions::default());
    assert!(matches!(&outcome, Outcome::AlreadyThere { version } if version.published == "2024-02-01"));
    let twice = bench.import(&bench.dir.path().join("files"), &ImportOptions::default());
    assert_eq!(twice.kept().count(), 0);
    assert_eq!(bench.store.versions("un_sc_sanctions").unwrap().len(), 1);
}

#[test]
fn other_bytes_of_one_day_are_a_question_till_the_user_answers() {
    let mut bench = Bench::new();
    bench.un("2024-02-01", 10);
    let outcome = bench.un("2024-02-01", 11);
    assert!(why(&outcome).contains("--replace"), "{outcome:?}");
    assert_eq!(bench.store.in_service().unwrap()[0].stats.parties, 10);

    let path = bench.file("new.xml", un_people("2024-02-01", 11));
    let replace = ImportOptions {
        replace: true,
        ..Default::default()
    };
    assert!(matches!(bench.one(&path, &replace), Outcome::InService { .. }));
    assert_eq!(bench.store.in_service().unwrap()[0].stats.parties, 11);
    assert_eq!(
        bench.store.all_versions().unwrap().len(),
        2,
        "the one put aside stays for old answers"
    );

    let back = bench.file("old.xml", un_people("2024-02-01", 10));
    assert!(matches!(bench.one(&back, &replace), Outcome::InService { .. }));
    assert_eq!(bench.store.in_service().unwrap()[0].stats.parties, 10);
    assert_eq!(bench.store.all_versions().unwrap().len(), 2);
}

#[test]
fn two_versions_of_one_day_in_one_import_are_both_left() {
    let mut bench = Bench::new();
    bench.file("a.xml", un_people("2024-02-01", 10));
    bench.file("b.xml", un_people("2024-02-01", 12));
    bench.file("c.xml", un_people("2024-02-02", 12));
    let report = bench.import(&bench.dir.path().join("files"), &ImportOptions::default());
    let questions = report
        .items
        .iter()
        .filter(|item| matches!(item.outcome, Outcome::Question { .. }));
    assert_eq!((questions.count(), report.kept().count()), (2, 1));
    assert!(report.has_refusals());
}

#[test]
fn dates_anew_only_when_asked_to() {
    let mut bench = Bench::new();
    let path = bench.file("list.xml", un_people("2024-02-01", 10));
    bench.one(&path, &ImportOptions::default());
    let mut given = ImportOptions {
        published: Some("2024-02-05".into()),
        ..Default::default()
    };
    assert!(why(&bench.one(&path, &given)).contains("--replace"));
    given.replace = true;
    assert!(matches!(bench.one(&path, &given), Outcome::InService { .. }));
    assert_eq!(
        bench.serving(),
        [("un_sc_sanctions".to_owned(), "2024-02-05".to_owned())]
    );
    given.published = Some("5 May".into());
    let error = bench.store.import(&[path], &given, &mut ()).unwrap_err();
    assert!(matches!(error, StoreError::BadDate(_)), "{error}");
}

#[test]
fn a_shrunken_list_is_refused_with_figures_and_may_be_forced() {
    let mut bench = Bench::new();
    bench.un("2024-01-01", 100);
    let outcome = bench.un("2024-02-01", 80);
    let Outcome::Refused {
        why,
        guards,
        in_service,
    } = outcome
    else {
        panic!("{outcome:?}")
    };
    assert!(
        why.contains("80") && why.contains("100") && why.contains("--force"),
        "{why}"
    );
    assert!(matches!(
        guards[..],
        [Guard::Shrunk {
            before: 100,
            now: 80,
            ..
        }]
    ));
    assert_eq!(in_service.as_deref(), Some("2024-01-01"));
    assert_eq!(bench.serving()[0].1, "2024-01-01");
    assert_eq!(
        bench.store.verify(&mut ()).unwrap().unused_blobs,
        0,
        "a refused file leaves nothing"
    );

    let path = bench.file("un.xml", un_people("2024-02-01", 80));
    let force = ImportOptions {
        force: true,
        ..Default::default()
    };
    let Outcome::InService { version } = bench.one(&path, &force) else {
        panic!()
    };
    assert!(version.remarks[0].contains("by force"), "{:?}", version.remarks);
}

#[test]
fn a_field_that_stays_empty_is_refused() {
    let mut bench = Bench::new();
    bench.un("2024-01-01", 20);
    let names: Vec<_> = (0..20).map(|at| format!("Amal Test {at}")).collect();
    let bare: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(at, name)| (at + 1, name.as_str(), ""))
        .collect();
    let path = bench.file("bare.xml", un_list("2024-02-01", &bare));
    let outcome = bench.one(&path, &ImportOptions::default());
    assert!(
        why(&outcome).contains("birthDate is nowhere filled"),
        "{outcome:?}"
    );
    assert_eq!(bench.serving()[0].1, "2024-01-01");
}

#[test]
fn damaged_and_empty_files_change_nothing_and_say_why() {
    let mut bench = Bench::new();
    bench.un("2024-01-01", 20);
    let whole = un_people("2024-02-01", 20);
    for cut in [1, 40, 200, whole.len() / 2, whole.len() - 5] {
        let path = bench.file("cut.xml", &whole[..cut]);
        let outcome = bench.one(&path, &ImportOptions::default());
        assert!(
            matches!(outcome, Outcome::Refused { .. } | Outcome::Unknown { .. }),
            "{cut}: {outcome:?}"
        );
        assert_eq!(bench.serving()[0].1, "2024-01-01");
    }
    let nobody = bench.file("nobody.xml", un_list("2024-02-01", &[]));
    let force = ImportOptions {
        force: true,
        ..Default::default()
    };
    assert!(why(&bench.one(&nobody, &force)).contains("no party"));
    let page = bench.file("login.xml", "<!DOCTYPE html><html><body>Log in</body></html>");
    let outcome = bench.one(&page, &ImportOptions::default());
    assert!(
        matches!(&outcome, Outcome::Unknown { seen } if seen.contains("HTML")),
        "{outcome:?}"
    );
}

#[test]
fn a_list_asked_for_by_another_name_is_refused() {
    let mut bench = Bench::new();
    let path = bench.file("un.xml", un_people("2024-02-01", 3));
    let options = ImportOptions {
        list: Some("eu_fsf".into()),
        ..Default::default()
    };
    assert!(why(&bench.one(&path, &options)).contains("un_sc_sanctions"));
}

#[test]
fn a_missing_path_is_an_error_and_not_an_empty_report() {
    let mut bench = Bench::new();
    let error = bench
        .store
        .import(&["/nowhere/at/all".into()], &ImportOptions::default(), &mut ());
    assert!(matches!(error, Err(StoreError::Io { .. })), "{error:?}");
}

#[test]
fn a_users_own_table_comes_with_its_map_and_a_new_map_takes_the_place_of_the_old() {
    let mut bench = Bench::new();
    let path = bench.file(
        "watch.csv",
        "Ref,Full name,Born\n1,Amal Test,1970-01-02\n2,Amel Test,1971\n",
    );
    let map = "list = \"acme_watch\"\npublished = \"2026-01-31\"\nschema = \"Person\"\nid = \"Ref\"\n\n\
               [columns]\n\"Full name\" = \"name\"\n";
    let mut options = ImportOptions {
        column_map: Some(map.into()),
        ..Default::default()
    };
    let Outcome::InService { version } = bench.one(&path, &options) else {
        panic!()
    };
    let told = (
        version.list.as_str(),
        version.published.as_str(),
        version.stats.parties,
        version.format.as_str(),
    );
    assert_eq!(told, ("acme_watch", "2026-01-31", 2, "column-map"));
    assert!(matches!(bench.one(&path, &options), Outcome::AlreadyThere { .. }));

    options.column_map = Some(format!("{map}\"Born\" = \"birthDate\"\n"));
    let Outcome::InService { version } = bench.one(&path, &options) else {
        panic!()
    };
    assert_eq!(version.stats.filled["birthDate"], 2);
    let mut sink = exonym_lists::Collected::default();
    bench.store.read_version(&version, &mut sink).unwrap();
    assert_eq!(
        sink.parties().count(),
        2,
        "the kept version is read by the kept map"
    );
    assert_eq!(bench.store.versions("acme_watch").unwrap().len(), 1);

    options.column_map = Some(map.replace("Full name", "Whole name"));
    let outcome = bench.one(&path, &options);
    assert!(
        matches!(&outcome, Outcome::Refused { why, .. } if why.contains("Whole name")),
        "{outcome:?}"
    );
}

//! Updates from a server that serves well, and from one that does not.

#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout)]

mod common;

use std::time::{Duration, Instant};

use common::{Answer, Bench, Server, config, outcome, un_people};
use exonym_fetch::{FetchError, Sources, Updated, update};
use exonym_store::{Outcome, Store};

const PAGE: &[u8] = b"<!DOCTYPE html><html><body>Please log in</body></html>";

fn february() -> Vec<u8> {
    un_people("2024-02-01", 20).into_bytes()
}

#[test]
fn fetches_imports_and_asks_only_for_what_changed() {
    let mut bench = Bench::new();
    let first = bench.update([Answer::Validated(
        "\"v1\"".into(),
        un_people("2024-01-01", 20).into_bytes(),
    )]);
    assert!(matches!(outcome(&first), Outcome::InService { version } if version.stats.parties == 20));
    assert!(
        !bench
            .server
            .last_headers(common::PATH)
            .contains_key("if-none-match")
    );
    assert!(bench.server.last_headers(common::PATH)["user-agent"].starts_with("exonym/"));

    let second = bench.update([Answer::Validated(
        "\"v1\"".into(),
        un_people("2024-01-01", 20).into_bytes(),
    )]);
    assert!(matches!(second.result, Ok(Updated::NotModified)), "{second:?}");
    let asked = bench.server.last_headers(common::PATH);
    assert_eq!(
        (
            asked["if-none-match"].as_str(),
            asked["if-modified-since"].as_str()
        ),
        ("\"v1\"", common::MODIFIED)
    );

    let third = bench.update([Answer::Validated("\"v2\"".into(), february())]);
    assert!(matches!(outcome(&third), Outcome::InService { version } if version.published == "2024-02-01"));
    let same = bench.update([Answer::ok(february())]);
    assert!(matches!(outcome(&same), Outcome::AlreadyThere { .. }));
}

#[test]
fn a_second_issue_of_the_day_takes_the_place_of_the_first() {
    let mut bench = Bench::with_january();
    let again = bench.update([Answer::ok(un_people("2024-01-01", 21))]);
    assert!(matches!(outcome(&again), Outcome::InService { version } if version.stats.parties == 21));
}

#[test]
fn bursts_of_errors_resets_and_cuts_are_ridden_out() {
    for bad in [
        Answer::status(500),
        Answer::status(503),
        Answer::status(408),
        Answer::Reset,
        Answer::Cut(february(), 700),
        Answer::Length(february().len() as u64 + 50, february()),
        Answer::Silent(Duration::from_millis(900)),
        Answer::Unmeasured(Vec::new()),
        Answer::Plain(429, vec![("Retry-After", "0".into())], Vec::new()),
    ] {
        let mut bench = Bench::with_january();
        let update = bench.update([bad.clone(), bad, Answer::ok(february())]);
        assert!(
            matches!(outcome(&update), Outcome::InService { version } if version.published == "2024-02-01")
        );
        assert_eq!(bench.server.hits(common::PATH), 4);
    }
}

#[test]
fn errors_that_last_are_given_up_with_the_reason() {
    let mut bench = Bench::with_january();
    let update = bench.update([Answer::status(500)]);
    bench.assert_january_stays(&update, "given up after 3 attempts");
    bench.assert_january_stays(&update, "500");
    let update = bench.update([Answer::Cut(february(), 700)]);
    bench.assert_january_stays(&update, "broken off");
    let update = bench.update([Answer::Plain(
        429,
        vec![("Retry-After", "3600".into())],
        Vec::new(),
    )]);
    bench.assert_january_stays(&update, "asks to wait 3600 s");
    let hits = bench.server.hits(common::PATH);
    let update = bench.update([Answer::status(404)]);
    bench.assert_january_stays(&update, "404");
    assert_eq!(
        bench.server.hits(common::PATH),
        hits + 1,
        "a 404 is not asked again"
    );
}

#[test]
fn retry_after_is_waited_for() {
    let mut bench = Bench::with_january();
    let start = Instant::now();
    let wait = Answer::Plain(503, vec![("Retry-After", "1".into())], Vec::new());
    assert!(bench.update([wait, Answer::ok(february())]).is_current());
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[test]
fn a_server_that_drips_is_left_in_time() {
    let mut bench = Bench::with_january();
    let start = Instant::now();
    let update = bench.update([Answer::Drip(february(), Duration::from_millis(20))]);
    bench.assert_january_stays(&update, "bytes in the last");
    let update = bench.update_with([Answer::Drip(february(), Duration::from_millis(20))], |config| {
        config.min_bytes = 0;
        config.total_timeout = Duration::from_millis(700);
    });
    bench.assert_january_stays(&update, "out of time");
    assert!(start.elapsed() < Duration::from_secs(6), "{:?}", start.elapsed());
}

#[test]
fn a_short_length_gives_a_cut_file_which_the_reader_refuses() {
    let mut bench = Bench::with_january();
    let update = bench.update([Answer::Length(600, february())]);
    assert!(matches!(outcome(&update), Outcome::Refused { .. }), "{update:?}");
    bench.assert_january_stays(&update, "damaged");
}

#[test]
fn a_login_page_with_status_200_is_no_list() {
    let mut bench = Bench::with_january();
    let html = Answer::Plain(
        200,
        vec![("Content-Type", "text/html; charset=utf-8".into())],
        PAGE.to_vec(),
    );
    let update = bench.update([html]);
    bench.assert_january_stays(&update, "expected XML");
    let update = bench.update([Answer::ok(PAGE)]);
    bench.assert_january_stays(&update, "a web page");
    let update = bench.update([Answer::ok(b"{\"error\": 1}".to_vec())]);
    bench.assert_january_stays(&update, "does not begin like XML");
}

#[test]
fn redirects_are_followed_so_far_and_only_to_safe_places() {
    let mut bench = Bench::with_january();
    bench.server.on("/b", [Answer::redirect("/c")]);
    bench.server.on("/c", [Answer::ok(february())]);
    assert!(bench.update([Answer::redirect("/b")]).is_current());

    let mut bench = Bench::with_january();
    let update = bench.update([Answer::redirect(common::PATH)]);
    bench.assert_january_stays(&update, "redirects");
    assert!(bench.server.hits(common::PATH) < 10);
    let update = bench.update([Answer::redirect("http://192.0.2.1/un.xml?token=secret")]);
    bench.assert_january_stays(&update, "not https");
}

#[test]
fn too_large_is_refused_by_its_announcement_and_while_it_comes() {
    let mut bench = Bench::with_january();
    let big = vec![b'<'; 200_000];
    let small = |config: &mut exonym_fetch::FetchConfig| config.max_bytes = 100_000;
    let hits = bench.server.hits(common::PATH);
    let update = bench.update_with([Answer::ok(big.clone())], small);
    bench.assert_january_stays(&update, "limit");
    let update = bench.update_with([Answer::Unmeasured(big)], small);
    bench.assert_january_stays(&update, "limit");
    assert_eq!(bench.server.hits(common::PATH), hits + 2, "not asked again");
}

#[test]
fn the_guards_judge_what_was_fetched() {
    let mut bench = Bench::with_january();
    let update = bench.update([Answer::ok(un_people("2024-02-01", 10))]);
    bench.assert_january_stays(&update, "more than a tenth");
}

#[test]
fn another_list_at_the_address_is_refused() {
    let mut bench = Bench::new();
    bench.server.on("/eu.xml", [Answer::ok(february())]);
    let own = format!(
        "[[source]]\nlist = 'eu_fsf'\nformat = 'eu-xml'\nurl = '{}/eu.xml'\n",
        bench.server.base
    );
    let mut config = config(&bench.server);
    config.sources = Sources::built_in().unwrap().overridden_by(&own).unwrap();
    let updates = update(&mut bench.store, &["eu_fsf".to_owned()], &config, &mut ());
    assert!(matches!(outcome(&updates[0]), Outcome::Refused { why, .. } if why.contains("un_sc_sanctions")));
    assert!(updates[0].in_service.is_none());
}

#[test]
fn a_family_comes_as_one_version_dated_by_the_server() {
    let server = Server::start();
    let main = "101,\"TEST, Amal\",\"individual\",\"SDGT\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n";
    server.on("/1", [Answer::Validated("\"m\"".into(), main.into())]);
    server.on(
        "/2",
        [Answer::Validated(
            "\"a\"".into(),
            b"101,1,\"aka\",\"TEST, Amel\",-0- \r\n".to_vec(),
        )],
    );
    let own = format!(
        "[[source]]\nlist = 'us_ofac_sdn'\nformat = 'ofac-csv'\nfiles = [{{ name = 'sdn.csv', url = '{0}/1' }}, \
         {{ name = 'alt.csv', url = '{0}/2' }}]",
        server.base
    );
    let mut config = config(&server);
    config.sources = Sources::built_in().unwrap().overridden_by(&own).unwrap();
    let dir = tempfile::tempdir().unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    let mut run = || update(&mut store, &["us_ofac_sdn".to_owned()], &config, &mut ()).remove(0);
    let first = run();
    let Outcome::InService { version } = outcome(&first) else {
        panic!("{first:?}")
    };
    assert_eq!(
        (version.files.len(), version.published.as_str()),
        (2, "2024-02-07")
    );
    assert_eq!(version.dated_by, "mtime");
    assert!(matches!(run().result, Ok(Updated::NotModified)));
    server.on(
        "/2",
        [Answer::Validated(
            "\"b\"".into(),
            b"101,1,\"aka\",\"TEST, Amelia\",-0- \r\n".to_vec(),
        )],
    );
    let third = run();
    assert!(
        matches!(outcome(&third), Outcome::InService { version } if version.files.len() == 2),
        "{third:?}"
    );
    assert_eq!(
        server.hits("/1"),
        4,
        "the part that did not change is fetched again in full"
    );
}

#[test]
fn one_list_that_fails_does_not_stop_the_next() {
    let mut bench = Bench::new();
    bench.server.on(common::PATH, [Answer::ok(february())]);
    let config = config(&bench.server);
    let lists = [
        "nowhere",
        "jp_mof_sanctions",
        "worldbank_debarred",
        "un_sc_sanctions",
    ]
    .map(str::to_owned);
    let updates = update(&mut bench.store, &lists, &config, &mut ());
    assert!(matches!(updates[0].result, Err(FetchError::NoSource { .. })));
    assert!(matches!(updates[1].result, Err(FetchError::ByHand { .. })));
    assert!(matches!(updates[2].result, Err(FetchError::HeaderMissing { .. })));
    assert!(updates[3].is_current());
}

#[test]
fn a_server_without_tls_behind_an_https_address_is_an_error_and_no_panic() {
    let bench = Bench::new();
    let address = bench.server.base.replace("http:", "https:");
    let own = format!("[[source]]\nlist = 'un_sc_sanctions'\nformat = 'un-xml'\nurl = '{address}/un.xml'");
    let mut config = config(&bench.server);
    config.sources = Sources::built_in().unwrap().overridden_by(&own).unwrap();
    let mut store = bench.store;
    let updates = update(&mut store, &["un_sc_sanctions".to_owned()], &config, &mut ());
    assert!(
        matches!(updates[0].result, Err(FetchError::GivenUp { .. })),
        "{updates:?}"
    );
}

#[test]
fn packed_answers_are_unpacked_and_bounded_unpacked() {
    use std::io::Write;
    let pack = |bytes: &[u8]| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        Answer::Plain(
            200,
            vec![("Content-Encoding", "gzip".into())],
            packer.finish().unwrap(),
        )
    };
    let mut bench = Bench::with_january();
    let update = bench.update_with([pack(&vec![b'<'; 50 << 20])], |config| config.max_bytes = 1 << 20);
    bench.assert_january_stays(&update, "limit");
    assert!(bench.server.last_headers(common::PATH)["accept-encoding"].contains("gzip"));
    assert!(bench.update([pack(&february())]).is_current());
}

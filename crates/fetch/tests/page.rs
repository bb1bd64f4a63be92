//! A page from a server that serves well, from one that does not, and from where no page is fetched.

#![allow(missing_docs, clippy::unwrap_used)]

mod common;

use std::net::{IpAddr, Ipv4Addr};
use std::time::{Duration, Instant};

use common::{Answer, Server};
use exonym_fetch::{PageConfig, PageError, PageKind, page};

const HTML: &str = "<!doctype html><p>Kim said so.</p>";

/// Short bounds, and this machine may be asked.
fn own() -> PageConfig {
    PageConfig {
        connect_timeout: Duration::from_secs(2),
        idle_timeout: Duration::from_millis(500),
        total_timeout: Duration::from_secs(2),
        max_bytes: 1 << 16,
        max_redirects: 3,
        allow_private: true,
        ..PageConfig::default()
    }
}

/// Only the test server's address is let through.
fn one_exception() -> PageConfig {
    PageConfig {
        allow_private: false,
        exceptions: vec![IpAddr::V4(Ipv4Addr::LOCALHOST)],
        ..own()
    }
}

fn html(body: impl Into<Vec<u8>>, content_type: &str) -> Answer {
    Answer::Plain(200, vec![("Content-Type", content_type.to_owned())], body.into())
}

fn refused(result: Result<exonym_fetch::Page, PageError>) -> String {
    result.unwrap_err().to_string()
}

#[test]
fn a_page_comes_with_its_kind_its_charset_and_where_it_was_in_the_end() {
    let server = Server::start();
    server.on("/a", [Answer::redirect("/b?x=1#part")]);
    server.on("/b?x=1", [html(HTML, "text/html; charset=windows-1251")]);
    let got = page(&format!("{}/a", server.base), &own()).unwrap();
    assert_eq!(got.bytes, HTML.as_bytes());
    assert_eq!(
        (got.kind, got.charset.as_deref()),
        (PageKind::Html, Some("windows-1251"))
    );
    assert_eq!(got.url, format!("{}/b?x=1", server.base));
    assert!(server.last_headers("/a")["user-agent"].starts_with("exonym/"));
    assert!(!server.last_headers("/b?x=1").contains_key("referer"));
}

#[test]
fn nothing_behind_the_walls_is_asked_without_leave() {
    let server = Server::start();
    server.on("/a", [html(HTML, "text/html")]);
    let port = server.base.rsplit(':').next().unwrap();
    let config = PageConfig {
        allow_private: false,
        ..own()
    };
    for host in [
        "127.0.0.1",
        "localhost",
        "2130706433",
        "0x7f.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "10.0.0.1",
        "0.0.0.0",
    ] {
        let said = refused(page(&format!("http://{host}:{port}/a"), &config));
        assert!(said.contains("--allow-private"), "{host}: {said}");
    }
    assert_eq!(server.hits("/a"), 0, "no connection was made");
}

#[test]
fn a_redirect_is_judged_as_the_address_was() {
    let server = Server::start();
    let port = server.base.rsplit(':').next().unwrap().to_owned();
    server.on("/inner", [html(HTML, "text/html")]);
    for (path, to) in [
        ("/cloud", "http://169.254.169.254/latest/meta-data/".to_owned()),
        ("/six", format!("http://[::1]:{port}/inner")),
        ("/mapped", "http://[::ffff:10.0.0.1]/".to_owned()),
        ("/other", format!("http://127.0.0.2:{port}/inner")),
    ] {
        server.on(path, [Answer::redirect(to)]);
        let said = refused(page(&format!("{}{path}", server.base), &one_exception()));
        assert!(said.contains("--allow-private"), "{path}: {said}");
    }
    assert_eq!(server.hits("/inner"), 0);
    for (path, to) in [
        ("/file", "file:///etc/passwd"),
        ("/data", "data:text/html,hi"),
        ("/ftp", "ftp://example.org/"),
    ] {
        server.on(path, [Answer::redirect(to)]);
        let said = refused(page(&format!("{}{path}", server.base), &own()));
        assert!(said.contains("neither http nor https"), "{path}: {said}");
    }
    server.on("/back", [Answer::redirect("/inner")]);
    assert!(page(&format!("{}/back", server.base), &one_exception()).is_ok());
}

#[test]
fn redirects_end() {
    let server = Server::start();
    server.on("/a", [Answer::redirect("/a")]);
    let said = refused(page(&format!("{}/a", server.base), &own()));
    assert!(said.contains("more than 3 redirects"), "{said}");
    assert_eq!(server.hits("/a"), 4);
}

#[test]
fn what_is_no_document_is_not_taken() {
    let server = Server::start();
    server.on("/png", [html("x", "image/png")]);
    server.on("/login", [Answer::status(403)]);
    assert!(refused(page(&format!("{}/png", server.base), &own())).contains("image/png"));
    assert!(refused(page(&format!("{}/login", server.base), &own())).contains("answered 403"));
    assert!(refused(page("ftp://example.org/a", &own())).contains("neither http nor https"));
    assert!(refused(page("http://", &own())).contains("http"));
    let with_password = server.base.replace("http://", "http://user:secret@");
    let said = refused(page(&format!("{with_password}/png"), &own()));
    assert!(said.contains("password") && !said.contains("secret"), "{said}");
}

#[test]
fn size_and_time_are_bounded() {
    let server = Server::start();
    server.on("/large", [Answer::Unmeasured(vec![b'a'; 1 << 17])]);
    server.on("/said", [Answer::Length(1 << 40, b"a".to_vec())]);
    server.on("/silent", [Answer::Silent(Duration::from_secs(5))]);
    server.on(
        "/drip",
        [Answer::Drip(vec![b'a'; 1 << 10], Duration::from_millis(100))],
    );
    server.on("/cut", [Answer::Cut(vec![b'a'; 1 << 10], 100)]);
    let mut zipped = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut zipped, &vec![b'a'; 1 << 24]).unwrap();
    let gzip = vec![
        ("Content-Encoding", "gzip".to_owned()),
        ("Content-Type", "text/html".to_owned()),
    ];
    server.on("/bomb", [Answer::Plain(200, gzip, zipped.finish().unwrap())]);
    for path in ["/large", "/said", "/bomb"] {
        let said = refused(page(&format!("{}{path}", server.base), &own()));
        assert!(said.contains("more than 0 MiB"), "{path}: {said}");
    }
    let start = Instant::now();
    for path in ["/silent", "/drip", "/cut"] {
        let result = page(&format!("{}{path}", server.base), &own());
        assert!(
            matches!(result, Err(PageError::Failed { .. })),
            "{path}: {result:?}"
        );
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

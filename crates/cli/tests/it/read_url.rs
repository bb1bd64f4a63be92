//! `exonym read https://...`: only what was named, and nothing behind the user's walls without leave.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use crate::run::exonym;

/// A server that gives one answer to everybody.
fn server(head: &'static str, body: &'static [u8]) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut reader = BufReader::new(stream.try_clone().unwrap());
            let mut line = String::new();
            while reader.read_line(&mut line).is_ok_and(|read| read > 2) {
                line.clear();
            }
            let _ = write!(
                stream,
                "HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {}\r\n\r\n",
                body.len()
            );
            let _ = stream.write_all(body);
        }
    });
    format!("http://{address}/news")
}

#[test]
fn a_page_is_fetched_and_read_with_the_encoding_that_the_server_says() {
    let dir = tempfile::tempdir().unwrap();
    // `Ким Чен Ын` in windows-1251, which the page itself does not say.
    let url = server(
        "200 OK\r\nContent-Type: text/html; charset=windows-1251",
        b"<!doctype html><html><body><p>\xca\xe8\xec \xd7\xe5\xed \xdb\xed.</p></body></html>",
    );
    let refused = exonym(dir.path(), &["read", &url, "--no-lists"]);
    assert!(
        refused.code == 2 && refused.err.contains("--allow-private"),
        "{}",
        refused.err
    );
    let ran = exonym(dir.path(), &["read", &url, "--allow-private", "--format", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.json()["url"], url.as_str());
    assert!(ran.out.contains("Ким Чен Ын"), "{}", ran.out);
    // A label that nobody knows is the server's fault and not the reader's.
    let odd = server(
        "200 OK\r\nContent-Type: text/html; charset=scroll",
        b"<!doctype html><p>Kim Jong Un said so.</p>",
    );
    assert_eq!(
        exonym(dir.path(), &["read", &odd, "--allow-private", "--no-lists"]).code,
        0
    );
}

#[test]
fn what_cannot_be_read_says_why() {
    let dir = tempfile::tempdir().unwrap();
    let read = |url: &str| exonym(dir.path(), &["read", url, "--allow-private", "--no-lists"]);
    let picture = read(&server("200 OK\r\nContent-Type: image/png", b"x"));
    assert!(
        picture.code == 2 && picture.err.contains("image/png"),
        "{}",
        picture.err
    );
    let locked = read(&server("403 No", b"no"));
    assert!(locked.code == 2 && locked.err.contains("403"), "{}", locked.err);
    for other in ["ftp://example.org/a", "file:///etc/passwd", "http://"] {
        assert_eq!(read(other).code, 2, "{other}");
    }
    let two = exonym(
        dir.path(),
        &[
            "read",
            "https://example.org/a",
            "https://example.org/b",
            "--no-lists",
        ],
    );
    assert!(
        two.code == 2 && two.err.contains("files and folders only"),
        "{}",
        two.err
    );
}

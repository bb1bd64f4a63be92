//! A local HTTP server that serves list files, and misbehaves as the test says.
//!
//! A path has a queue of answers; the last one is given again and again. Each is written to the socket byte by byte as
//! the test wants it, so that a wrong length is really wrong and a cut connection really cut.

#![allow(dead_code, unreachable_pub, missing_docs, clippy::unwrap_used)]

use std::collections::{HashMap, VecDeque};
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use exonym_fetch::{FetchConfig, ListUpdate, Sources, Updated, update};
use exonym_store::{Outcome, Store};

/// One way to answer.
#[derive(Clone)]
pub enum Answer {
    /// Status, headers, body, with the right length.
    Plain(u16, Vec<(&'static str, String)>, Vec<u8>),
    /// The body with this `Content-Length`, whatever its length; then the connection is closed.
    Length(u64, Vec<u8>),
    /// The length announced is right, and the connection is closed after so many bytes.
    Cut(Vec<u8>, usize),
    /// The body without a length, ended by closing.
    Unmeasured(Vec<u8>),
    /// One byte each so long.
    Drip(Vec<u8>, Duration),
    /// The connection is closed without a word.
    Reset,
    /// Nothing comes for so long.
    Silent(Duration),
    /// With `ETag` and `Last-Modified`, and 304 to whoever knows them.
    Validated(String, Vec<u8>),
}

pub const MODIFIED: &str = "Wed, 07 Feb 2024 08:00:00 GMT";

impl Answer {
    pub fn ok(body: impl Into<Vec<u8>>) -> Answer {
        Answer::Plain(200, vec![("Content-Type", "application/xml".into())], body.into())
    }

    pub fn status(status: u16) -> Answer {
        Answer::Plain(status, Vec::new(), b"no".to_vec())
    }

    pub fn redirect(to: impl Into<String>) -> Answer {
        Answer::Plain(302, vec![("Location", to.into())], Vec::new())
    }
}

#[derive(Default)]
struct State {
    answers: HashMap<String, VecDeque<Answer>>,
    requests: Vec<(String, HashMap<String, String>)>,
}

/// The server; its threads end with the test's process.
#[derive(Clone)]
pub struct Server {
    pub base: String,
    state: Arc<Mutex<State>>,
}

impl Server {
    pub fn start() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State::default()));
        let shared = state.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let state = shared.clone();
                std::thread::spawn(move || drop(serve(stream, &state)));
            }
        });
        Server { base, state }
    }

    pub fn on(&self, path: &str, answers: impl IntoIterator<Item = Answer>) {
        let answers = answers.into_iter().collect();
        self.state
            .lock()
            .unwrap()
            .answers
            .insert(path.to_owned(), answers);
    }

    /// How often a path was asked for.
    pub fn hits(&self, path: &str) -> usize {
        self.state
            .lock()
            .unwrap()
            .requests
            .iter()
            .filter(|(asked, _)| asked == path)
            .count()
    }

    /// The headers of the last request for a path, names in lower case.
    pub fn last_headers(&self, path: &str) -> HashMap<String, String> {
        let state = self.state.lock().unwrap();
        state
            .requests
            .iter()
            .rfind(|(asked, _)| asked == path)
            .unwrap()
            .1
            .clone()
    }
}

fn serve(mut stream: TcpStream, state: &Mutex<State>) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let path = line.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut headers = HashMap::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? <= 2 {
            break;
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.insert(name.trim().to_ascii_lowercase(), value.trim().to_owned());
        }
    }
    let answer = {
        let mut state = state.lock().unwrap();
        state.requests.push((path.clone(), headers.clone()));
        match state.answers.get_mut(&path) {
            Some(queue) if queue.len() > 1 => queue.pop_front(),
            Some(queue) => queue.front().cloned(),
            None => None,
        }
    };
    answer_with(&mut stream, answer.unwrap_or(Answer::status(404)), &headers)
}

fn head(status: u16, headers: &[(&str, String)], length: Option<u64>) -> String {
    let mut text = format!("HTTP/1.1 {status} X\r\nConnection: close\r\n");
    for (name, value) in headers {
        let _ = write!(text, "{name}: {value}\r\n");
    }
    if let Some(length) = length {
        let _ = write!(text, "Content-Length: {length}\r\n");
    }
    text + "\r\n"
}

fn answer_with(to: &mut TcpStream, answer: Answer, asked: &HashMap<String, String>) -> std::io::Result<()> {
    match answer {
        Answer::Plain(status, headers, body) => {
            to.write_all(head(status, &headers, Some(body.len() as u64)).as_bytes())?;
            to.write_all(&body)
        }
        Answer::Length(length, body) => {
            to.write_all(head(200, &[], Some(length)).as_bytes())?;
            to.write_all(&body)
        }
        Answer::Cut(body, at) => {
            to.write_all(head(200, &[], Some(body.len() as u64)).as_bytes())?;
            to.write_all(&body[..at])
        }
        Answer::Unmeasured(body) => {
            to.write_all(head(200, &[], None).as_bytes())?;
            to.write_all(&body)
        }
        Answer::Drip(body, pause) => {
            to.write_all(head(200, &[], Some(body.len() as u64)).as_bytes())?;
            for byte in body {
                to.write_all(&[byte])?;
                to.flush()?;
                std::thread::sleep(pause);
            }
            Ok(())
        }
        Answer::Reset => Ok(()),
        Answer::Silent(time) => {
            std::thread::sleep(time);
            Ok(())
        }
        Answer::Validated(etag, body) => {
            let headers = [("ETag", etag.clone()), ("Last-Modified", MODIFIED.to_owned())];
            let same = asked.get("if-none-match") == Some(&etag);
            match same
                && asked
                    .get("if-modified-since")
                    .is_some_and(|date| date == MODIFIED)
            {
                true => to.write_all(head(304, &headers, None).as_bytes()),
                false => {
                    to.write_all(head(200, &headers, Some(body.len() as u64)).as_bytes())?;
                    to.write_all(&body)
                }
            }
        }
    }
}

/// A UN list of `count` made-up people, dated inside.
pub fn un_people(date: &str, count: usize) -> String {
    let mut text = format!("<CONSOLIDATED_LIST dateGenerated='{date}T00:00:00Z'><INDIVIDUALS>");
    for id in 1..=count {
        let _ = write!(
            text,
            "<INDIVIDUAL><DATAID>{id}</DATAID><FIRST_NAME>Amal Test {id}</FIRST_NAME><UN_LIST_TYPE>Test</UN_LIST_TYPE>\
             <REFERENCE_NUMBER>TEi.{id:03}</REFERENCE_NUMBER></INDIVIDUAL>"
        );
    }
    text + "</INDIVIDUALS><ENTITIES></ENTITIES></CONSOLIDATED_LIST>"
}

/// Short bounds, and the UN list at `<server>/un.xml`.
pub fn config(server: &Server) -> FetchConfig {
    let own = format!(
        "[[source]]\nlist = 'un_sc_sanctions'\nformat = 'un-xml'\nurl = '{}/un.xml?token=secret'\n",
        server.base
    );
    let sources = Sources::built_in().unwrap().overridden_by(&own).unwrap();
    FetchConfig {
        connect_timeout: Duration::from_secs(2),
        idle_timeout: Duration::from_millis(400),
        total_timeout: Duration::from_secs(8),
        drip_window: Duration::from_millis(300),
        min_bytes: 1000,
        max_bytes: 1 << 20,
        attempts: 3,
        backoff: Duration::from_millis(10),
        max_backoff: Duration::from_secs(1),
        ..FetchConfig::new(sources)
    }
}

pub const PATH: &str = "/un.xml?token=secret";

/// A store and a server.
pub struct Bench {
    pub dir: tempfile::TempDir,
    pub store: Store,
    pub server: Server,
}

impl Bench {
    pub fn new() -> Bench {
        let dir = tempfile::tempdir().unwrap();
        let store = Store::open(dir.path()).unwrap();
        Bench {
            dir,
            store,
            server: Server::start(),
        }
    }

    pub fn update(&mut self, answers: impl IntoIterator<Item = Answer>) -> ListUpdate {
        self.update_with(answers, |_| ())
    }

    pub fn update_with(
        &mut self,
        answers: impl IntoIterator<Item = Answer>,
        change: impl FnOnce(&mut FetchConfig),
    ) -> ListUpdate {
        self.server.on(PATH, answers);
        let mut config = config(&self.server);
        change(&mut config);
        let mut updates = update(&mut self.store, &["un_sc_sanctions".to_owned()], &config, &mut ());
        assert_eq!(updates.len(), 1);
        let scratch = std::fs::read_dir(self.store.scratch_dir()).unwrap().count();
        assert_eq!(scratch, 0, "nothing stays in the making");
        updates.remove(0)
    }

    /// A store in which the list of January is in service.
    pub fn with_january() -> Bench {
        let mut bench = Bench::new();
        let update = bench.update([Answer::ok(un_people("2024-01-01", 20))]);
        assert!(update.is_current(), "{update:?}");
        bench
    }

    /// The update failed or was refused, said why, and the list of January serves on.
    pub fn assert_january_stays(&self, update: &ListUpdate, why: &str) {
        let said = match &update.result {
            Err(error) => error.to_string(),
            Ok(Updated::Fetched(item)) => format!("{:?}", item.outcome),
            Ok(Updated::NotModified) => "not modified".to_owned(),
        };
        assert!(said.contains(why), "`{why}` is not in: {said}");
        assert!(!said.contains("secret"), "a token is shown: {said}");
        assert!(!update.is_current());
        assert_eq!(update.in_service.as_ref().unwrap().published, "2024-01-01");
        assert_eq!(self.store.in_service().unwrap()[0].published, "2024-01-01");
    }
}

pub fn outcome(update: &ListUpdate) -> &Outcome {
    match &update.result {
        Ok(Updated::Fetched(item)) => &item.outcome,
        other => panic!("{other:?}"),
    }
}

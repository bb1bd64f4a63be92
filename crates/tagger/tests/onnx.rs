//! A small model, written here as ONNX by its protobuf fields, reads names that the rules do not find.
//!
//! Its graph is that of a classifier without layers between: vectors of pieces, a mask over them, a matrix to labels. What each piece is
//! labelled as is put into the matrix, so that the test knows what must come out.
#![cfg(feature = "onnx")]
#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use exonym_articles::{EntityKind, How, Options, Reading, Tagger};
use exonym_tagger::Model;

const LABELS: [&str; 5] = ["O", "B-PER", "I-PER", "B-ORG", "B-LOC"];
/// Pieces with the number of their label; the first three are those that every text begins, ends or fails with.
const PIECES: [(&str, usize); 9] = [
    ("[UNK]", 0),
    ("[CLS]", 0),
    ("[SEP]", 0),
    ("ivan", 1),
    ("petrov", 2),
    ("wag", 3),
    ("##ner", 0),
    ("Shoigu", 4),
    ("met", 0),
];

/// Fields of a protobuf message.
#[derive(Default, Clone)]
struct Message(Vec<u8>);

impl Message {
    fn varint(&mut self, mut value: u64) {
        while value >= 0x80 {
            self.0.push(value as u8 | 0x80);
            value >>= 7;
        }
        self.0.push(value as u8);
    }

    fn number(mut self, field: u64, value: u64) -> Message {
        self.varint(field << 3);
        self.varint(value);
        self
    }

    fn bytes(mut self, field: u64, value: &[u8]) -> Message {
        self.varint(field << 3 | 2);
        self.varint(value.len() as u64);
        self.0.extend_from_slice(value);
        self
    }

    fn text(self, field: u64, value: &str) -> Message {
        self.bytes(field, value.as_bytes())
    }

    fn inner(self, field: u64, value: Message) -> Message {
        self.bytes(field, &value.0)
    }
}

const FLOAT: u64 = 1;
const INT64: u64 = 7;

fn node(kind: &str, inputs: &[&str], output: &str) -> Message {
    let node = inputs
        .iter()
        .fold(Message::default(), |node, input| node.text(1, input));
    node.text(2, output).text(3, output).text(4, kind)
}

fn number_attribute(name: &str, value: u64) -> Message {
    Message::default().text(1, name).number(3, value).number(20, 2)
}

fn tensor(name: &str, kind: u64, dims: &[usize], raw: Vec<u8>) -> Message {
    let tensor = dims
        .iter()
        .fold(Message::default(), |tensor, dim| tensor.number(1, *dim as u64));
    tensor.number(2, kind).text(8, name).bytes(9, &raw)
}

fn value(name: &str, kind: u64, dims: &[&str]) -> Message {
    let shape = dims.iter().fold(Message::default(), |shape, dim| {
        shape.inner(1, Message::default().text(2, dim))
    });
    let tensor = Message::default().number(1, kind).inner(2, shape);
    Message::default()
        .text(1, name)
        .inner(2, Message::default().inner(1, tensor))
}

fn floats(values: impl Iterator<Item = f32>) -> Vec<u8> {
    values.flat_map(f32::to_le_bytes).collect()
}

/// The model; `extra` is an input that it wants besides.
fn model(extra: Option<&str>) -> Vec<u8> {
    let (pieces, labels) = (PIECES.len(), LABELS.len());
    // Each piece is a vector with a one at its own place, and the matrix leads from there to its label.
    let vectors = (0..pieces * pieces).map(|at| if at / pieces == at % pieces { 1.0 } else { 0.0 });
    let matrix = (0..pieces * labels).map(|at| {
        let (_, label) = PIECES[at / labels];
        if label == at % labels { 8.0 } else { 0.0 }
    });
    let graph = Message::default()
        .inner(
            1,
            node("Gather", &["vectors", "input_ids"], "embedded").inner(5, number_attribute("axis", 0)),
        )
        .inner(
            1,
            node("Cast", &["attention_mask"], "mask").inner(5, number_attribute("to", FLOAT)),
        )
        .inner(1, node("Unsqueeze", &["mask", "last"], "mask_column"))
        .inner(1, node("Mul", &["embedded", "mask_column"], "masked"))
        .inner(1, node("MatMul", &["masked", "matrix"], "product"))
        .inner(1, node("Add", &["product", "bias"], "logits"))
        .text(2, "names")
        .inner(5, tensor("vectors", FLOAT, &[pieces, pieces], floats(vectors)))
        .inner(5, tensor("matrix", FLOAT, &[pieces, labels], floats(matrix)))
        .inner(
            5,
            tensor("bias", FLOAT, &[labels], floats((0..labels).map(|_| 0.0))),
        )
        .inner(5, tensor("last", INT64, &[1], 2i64.to_le_bytes().to_vec()))
        .inner(11, value("input_ids", INT64, &["batch", "sequence"]))
        .inner(11, value("attention_mask", INT64, &["batch", "sequence"]));
    let graph = match extra {
        Some(name) => graph.inner(11, value(name, INT64, &["batch", "sequence"])),
        None => graph,
    };
    let graph = graph.inner(12, value("logits", FLOAT, &["batch", "sequence", "labels"]));
    Message::default()
        .number(1, 8)
        .inner(7, graph)
        .inner(8, Message::default().text(1, "").number(2, 13))
        .0
}

fn write(folder: &Path, model: &[u8], most: usize) {
    let vocabulary: Vec<String> = PIECES
        .iter()
        .enumerate()
        .map(|(number, (piece, _))| format!("{piece:?}: {number}"))
        .collect();
    let special: Vec<String> = PIECES[..3]
        .iter()
        .enumerate()
        .map(|(id, (content, _))| {
            format!(
                r#"{{"id": {id}, "content": {content:?}, "single_word": false, "lstrip": false,
                     "rstrip": false, "normalized": false, "special": true}}"#
            )
        })
        .collect();
    let tokenizer = format!(
        r###"{{"version": "1.0", "truncation": null, "padding": null, "added_tokens": [{}],
            "normalizer": {{"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true,
                            "strip_accents": null, "lowercase": false}},
            "pre_tokenizer": {{"type": "BertPreTokenizer"}},
            "post_processor": {{"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]}},
            "decoder": null,
            "model": {{"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                       "max_input_chars_per_word": 100, "vocab": {{{}}}}}}}"###,
        special.join(","),
        vocabulary.join(",")
    );
    let labels: Vec<String> = LABELS
        .iter()
        .enumerate()
        .map(|(number, label)| format!("\"{number}\": {label:?}"))
        .collect();
    let config = format!(
        r#"{{"model_type": "bert", "max_position_embeddings": {most}, "id2label": {{{}}}}}"#,
        labels.join(",")
    );
    fs::write(folder.join("tokenizer.json"), tokenizer).unwrap();
    fs::write(folder.join("config.json"), config).unwrap();
    fs::write(folder.join("model.onnx"), model).unwrap();
}

fn opened(most: usize) -> Model {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), &model(None), most);
    Model::open(folder.path()).unwrap()
}

fn tagged(model: &Model, text: &str) -> Vec<String> {
    let found = model.tag(text).unwrap();
    let shown = found
        .iter()
        .map(|name| format!("{} {}", name.label, &text[name.span.start..name.span.end]));
    shown.collect()
}

fn read(text: &str, model: Option<Model>) -> Reading {
    let options = Options {
        tagger: model.map(|model| Arc::new(model) as Arc<dyn Tagger>),
        ..Options::default()
    };
    exonym_articles::read(text.as_bytes(), None, &options).unwrap()
}

#[test]
fn names_come_out_where_they_stand() {
    let model = opened(64);
    let text = "“Ärger”: ivan petrov met wagner, and Shoigu met ivan.";
    assert_eq!(
        tagged(&model, text),
        ["PER ivan petrov", "ORG wagner", "LOC Shoigu", "PER ivan"]
    );
    let sure = model.tag(text).unwrap()[0].confidence;
    // Eight over four labels at nothing: e^8 / (e^8 + 4).
    assert!((sure - 0.998_66).abs() < 1e-4, "{sure}");
}

#[test]
fn a_sentence_longer_than_the_model_reads_is_parted() {
    let model = opened(8);
    let text = "ivan petrov met wagner and then again ".repeat(40);
    assert_eq!(tagged(&model, &text).len(), 80);
    assert!(tagged(&model, &"ivan".repeat(3000)).is_empty());
    assert!(tagged(&model, " \n ").is_empty());
}

#[test]
fn a_reading_gains_mentions_and_loses_none() {
    let text = "Defense Minister Sergei Shoigu said that the deal with wagner was off. Reporters met ivan petrov on Monday. \
                Shoigu left, and petrov said that ivan petrov would stay.";
    let before = read(text, None);
    let after = read(text, Some(opened(64)));
    let by_rules = |reading: &Reading| -> Vec<String> {
        let entities = reading.entities.iter();
        let mentions = entities.flat_map(|entity| {
            let rules = entity.mentions.iter().filter(|mention| mention.engine.is_none());
            rules.map(move |mention| format!("{} {:?} {mention:?}", entity.name, entity.kind))
        });
        mentions.collect()
    };
    assert_eq!(by_rules(&before), by_rules(&after));
    let found: Vec<(&str, EntityKind, usize)> = after
        .entities
        .iter()
        .map(|entity| {
            let model = entity
                .mentions
                .iter()
                .filter(|mention| mention.engine == Some("model"));
            (entity.name.as_str(), entity.kind, model.count())
        })
        .filter(|(_, _, count)| *count > 0)
        .collect();
    assert_eq!(
        found,
        [
            ("wagner", EntityKind::Organisation, 1),
            ("ivan petrov", EntityKind::Person, 3)
        ]
    );
    let petrov = after
        .entities
        .iter()
        .find(|entity| entity.name == "ivan petrov")
        .unwrap();
    assert!(petrov.mentions.iter().all(|mention| mention.how == How::Name));
    assert!(
        after.notes.iter().any(|note| note.contains("SHA-256")),
        "{:?}",
        after.notes
    );
}

#[test]
fn what_is_no_model_is_refused_with_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let error = |folder: &Path| Model::open(folder).unwrap_err().to_string();
    assert!(error(folder.path()).contains("config.json"));
    write(folder.path(), &model(Some("pixels")), 64);
    assert!(
        error(folder.path()).contains("`pixels`"),
        "{}",
        error(folder.path())
    );
    write(folder.path(), b"no protobuf", 64);
    assert!(error(folder.path()).contains("model.onnx"));
    write(folder.path(), &model(None), 64);
    fs::write(folder.path().join("tokenizer.json"), "{}").unwrap();
    assert!(error(folder.path()).contains("tokenizer.json"));
}

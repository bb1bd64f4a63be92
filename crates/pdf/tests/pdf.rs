//! PDFs made here, and what is read of them; broken ones, locked ones and bombs among them.

#![allow(missing_docs, clippy::unwrap_used)]

use std::time::{Duration, Instant};

use exonym_pdf::{Kind, Limits, PdfError, PdfText, looks_like, read};
use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream, dictionary,
};

/// A document of pages with these content streams, in Helvetica with WinAnsi letters as F1.
fn pdf(pages: &[&str]) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let kids: Vec<Object> = pages
        .iter()
        .map(|content| {
            let content = document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
            document
                .add_object(dictionary! {
                    "Type" => "Page", "Parent" => tree, "Contents" => content,
                    "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
                })
                .into()
        })
        .collect();
    let count = kids.len() as i64;
    let boxes: Vec<Object> = vec![0.into(), 0.into(), 595.into(), 842.into()];
    document.objects.insert(
        tree,
        dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "MediaBox" => boxes }.into(),
    );
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", root);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    out
}

fn blocks(text: &PdfText) -> Vec<(Kind, &str)> {
    text.blocks
        .iter()
        .map(|block| (block.kind, &text.text[block.span.clone()]))
        .collect()
}

const FIRST: &str = "BT /F1 20 Tf 72 760 Td (Talks in Pyongyang) Tj /F1 11 Tf 0 -40 Td (The min-) Tj 0 -13 Td (ister said that Kim \
    had) Tj 0 -13 Td [(agr) 10 (eed) -400 (to) -400 (it.)] TJ 0 -26 Td (Moscow denied the) Tj ET \
    BT /F1 8 Tf 72 800 Td (Daily News) Tj ET BT /F1 8 Tf 300 30 Td (1) Tj ET";
const SECOND: &str = "BT /F1 8 Tf 72 800 Td (Daily News) Tj ET BT /F1 11 Tf 72 720 Td (report on Tuesday.) Tj ET BT /F1 8 Tf 300 30 Td (2) Tj ET";
const THIRD: &str = "BT /F1 8 Tf 72 800 Td (Daily News) Tj ET BT /F1 11 Tf 72 720 Td (The end.) Tj ET";

#[test]
fn paragraphs_titles_pages_and_what_repeats() {
    let mut document = pdf(&[FIRST, SECOND, THIRD]);
    let info = document.add_object(dictionary! {
        "Title" => Object::string_literal("Talks"), "Author" => Object::string_literal("Jane Roe"),
        "CreationDate" => Object::string_literal("D:20230920101112Z"),
    });
    document.trailer.set("Info", info);
    let input = bytes(document);
    assert!(looks_like(&input));
    let text = read(&input, &Limits::default()).unwrap();
    let kept: Vec<(Kind, &str)> = blocks(&text)
        .into_iter()
        .filter(|(kind, _)| *kind != Kind::Furniture)
        .collect();
    assert_eq!(
        kept,
        [
            (Kind::Title, "Talks in Pyongyang"),
            (Kind::Body, "The minister said that Kim had agreed to it."),
            (Kind::Body, "Moscow denied the report on Tuesday."),
            (Kind::Body, "The end."),
        ]
    );
    let numbers: Vec<usize> = text.pages.iter().map(|(page, _)| *page).collect();
    assert_eq!(numbers, [1, 2, 3]);
    let third = &text.pages[2].1;
    assert!(text.text[third.clone()].contains("The end."));
    assert_eq!(
        (text.title.as_deref(), text.author.as_deref()),
        (Some("Talks"), Some("Jane Roe"))
    );
    assert_eq!(text.made.as_deref(), Some("2023-09-20"));
    assert_eq!(
        read(&input, &Limits::default()).unwrap(),
        text,
        "the same bytes give the same text"
    );
}

#[test]
fn a_font_with_a_map_gives_any_script_and_one_without_says_so() {
    let content = "BT /F2 12 Tf 72 700 Td <000100020003> Tj ET";
    let with = |map: Option<&str>| {
        let mut document = pdf(&[content]);
        let mut font = dictionary! {
            "Type" => "Font", "Subtype" => "Type0", "BaseFont" => "X", "Encoding" => "Identity-H",
            "DescendantFonts" => vec![dictionary! { "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 600 }.into()],
        };
        if let Some(map) = map {
            let map = document.add_object(Stream::new(Dictionary::new(), map.as_bytes().to_vec()));
            font.set("ToUnicode", map);
        }
        let font = document.add_object(font);
        let page = document.page_iter().next().unwrap();
        let resources = dictionary! { "Font" => dictionary! { "F2" => font } };
        document
            .get_dictionary_mut(page)
            .unwrap()
            .set("Resources", resources);
        read(&bytes(document), &Limits::default())
    };
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def \
        1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0003> <041A> endbfrange \
        endcmap CMapName currentdict /CMap defineresource pop end end";
    assert_eq!(with(Some(map)).unwrap().text, "КЛМ\n");
    assert_eq!(with(None), Err(PdfError::NoLetters { glyphs: 3 }));
}

#[test]
fn forms_are_read_and_do_not_go_round() {
    let mut document = pdf(&["q /X1 Do Q"]);
    let form = document.new_object_id();
    let page = document.page_iter().next().unwrap();
    let mut resources = document
        .get_dictionary(page)
        .unwrap()
        .get(b"Resources")
        .unwrap()
        .as_dict()
        .unwrap()
        .clone();
    resources.set("XObject", dictionary! { "X1" => form });
    let content = b"BT /F1 12 Tf 72 700 Td (In a form) Tj ET /X1 Do".to_vec();
    let stream = Stream::new(
        dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => resources.clone() },
        content,
    );
    document.objects.insert(form, stream.into());
    document
        .get_dictionary_mut(page)
        .unwrap()
        .set("Resources", resources);
    let text = read(&bytes(document), &Limits::default()).unwrap();
    assert!(text.text.starts_with("In a form"), "{}", text.text);
}

#[test]
fn a_scan_is_named_as_one() {
    let scan = bytes(pdf(&["q 595 0 0 842 0 0 cm /Im1 Do Q", ""]));
    assert_eq!(
        read(&scan, &Limits::default()),
        Err(PdfError::NoText { pages: 2 })
    );
}

#[test]
fn a_locked_file_is_named_as_one_and_an_open_one_is_read() {
    let locked = |user: &str| {
        let mut document = pdf(&[FIRST]);
        let id = Object::string_literal(b"0123456789abcdef".to_vec());
        document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        read(&bytes(document), &Limits::default())
    };
    assert_eq!(locked("secret"), Err(PdfError::Locked));
    assert!(
        locked("").unwrap().text.contains("Kim"),
        "no password is wanted to read it"
    );
}

#[test]
fn bombs_are_refused_quickly() {
    let small = Limits {
        content: 1 << 20,
        object_stream: 1 << 20,
        operators: 100_000,
        text: 1 << 20,
        time: Duration::from_secs(10),
        ..Limits::default()
    };
    let start = Instant::now();
    let mut document = pdf(&[&"BT ET ".repeat(4 << 20)]);
    document.compress();
    let zipped = bytes(document);
    assert!(zipped.len() < 1 << 20, "{}", zipped.len());
    assert!(matches!(read(&zipped, &small), Err(PdfError::TooMuch(_))));
    let many = bytes(pdf(&[&"q Q ".repeat(100_000)]));
    assert!(matches!(read(&many, &small), Err(PdfError::TooMuch(_))));
    let page = format!("BT /F1 9 Tf ({}) Tj ET", "a".repeat(600_000));
    let long = bytes(pdf(&[&page, &page]));
    assert!(matches!(read(&long, &small), Err(PdfError::TooMuch(_))));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// A small file whose object streams hold millions of numbers.
#[test]
fn swollen_object_streams_are_refused_before_they_are_opened() {
    let mut input = bytes(pdf(&[FIRST]));
    for number in 0..8 {
        let body = format!("{} 0 [{}]", 900 + number, "1 ".repeat(3 << 20));
        let mut stream = Stream::new(Dictionary::new(), body.into_bytes());
        stream.compress().unwrap();
        let length = stream.content.len();
        let head = format!(
            "{} 0 obj\n<</Type/ObjStm/N 1/First 6/Filter/FlateDecode/Length {length}>>stream\n",
            50 + number
        );
        input.extend(
            [
                head.as_bytes(),
                stream.content.as_slice(),
                b"\nendstream\nendobj\n",
            ]
            .concat(),
        );
    }
    assert!(input.len() < 1 << 20, "{}", input.len());
    let start = Instant::now();
    assert!(matches!(
        read(&input, &Limits::default()),
        Err(PdfError::TooMuch(_))
    ));
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[test]
fn nested_without_end_it_neither_overflows_nor_hangs() {
    let start = Instant::now();
    let deep = [
        format!("BT {} ET", "[".repeat(1 << 20)),
        format!("BT {} ET", "<< /A ".repeat(1 << 18)),
        "(".repeat(1 << 20),
        "q ".repeat(1 << 20),
    ];
    for content in &deep {
        let result = read(&bytes(pdf(&[content])), &Limits::default());
        assert!(result.is_err(), "{result:?}");
    }
    let mut raw = b"%PDF-1.4\n1 0 obj\n".to_vec();
    raw.extend(vec![b'['; 1 << 20]);
    assert!(read(&raw, &Limits::default()).is_err());
    assert!(start.elapsed() < Duration::from_secs(60), "{:?}", start.elapsed());
}

/// Every cut, and many changes: an error or some text, and never a panic of the caller.
#[test]
fn broken_files_are_errors() {
    let whole = bytes(pdf(&[FIRST, SECOND]));
    for end in (0..whole.len()).step_by(23) {
        let _ = read(&whole[..end], &Limits::default());
    }
    for at in (0..whole.len()).step_by(7) {
        let mut changed = whole.clone();
        changed[at] = changed[at].wrapping_add(1 + (at % 200) as u8);
        let _ = read(&changed, &Limits::default());
    }
    for text in ["", "%PDF-", "%PDF-1.7\n%%EOF", "not a pdf"] {
        assert!(read(text.as_bytes(), &Limits::default()).is_err(), "{text}");
    }
}

#[test]
fn a_tree_of_pages_that_bites_its_tail_ends() {
    let mut document = pdf(&[FIRST]);
    let tree = document
        .catalog()
        .unwrap()
        .get(b"Pages")
        .unwrap()
        .as_reference()
        .unwrap();
    let kids = document
        .get_dictionary_mut(tree)
        .unwrap()
        .get_mut(b"Kids")
        .unwrap()
        .as_array_mut()
        .unwrap();
    kids.push(Object::Reference(tree));
    let result = read(&bytes(document), &Limits::default());
    assert!(result.is_ok_and(|text| text.page_count < 1000));
}

#![allow(missing_docs)]
use std::hint::black_box;
use std::time::Instant;
use exonym_text::many::*;
use exonym_text::costs::{SOUND, SPELLING};
fn main() {
    let words = ["mitchell","michael","machel","mikhail","maitland","michelle","mechal","muchal","mandela","mitche","matchel","mitsel","maichal","micel","metcalf","mutchell"];
    let mut many = Many::default();
    let mut rows = Rows::default();
    let mut scratch = exonym_text::distance::Scratch::default();
    for _ in 0..3 {
    let n = 20000;
    let t = Instant::now();
    for _ in 0..n { many.clear(); for w in words { many.push(black_box(w.as_bytes())); } black_box(&many); }
    let push = t.elapsed().as_nanos() as f64 / n as f64 / 16.0;
    let one = One::new(b"mitchell", &SPELLING, First::One);
    let t = Instant::now();
    for _ in 0..n { black_box(black_box(&one).distances(&many, &mut rows)); }
    let d = t.elapsed().as_nanos() as f64 / n as f64 / 16.0;
    let t = Instant::now();
    for _ in 0..n { for w in words { black_box(exonym_text::distance::weighted(black_box(b"mitchell"), w.as_bytes(), &SOUND, 1.5, &mut scratch)); } }
    let s = t.elapsed().as_nanos() as f64 / n as f64 / 16.0;
    println!("push {push:.1} many {d:.1} one {s:.1} ns a word");
    }
}

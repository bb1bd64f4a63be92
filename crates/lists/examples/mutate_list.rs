//! Feeds damaged lists to the readers: takes files as seeds, changes bytes, words and pieces at random, and reads each result
//! with the format of its seed until the time is up. A panic ends it with the seed of the random numbers; errors and notes are what is wanted.
//!
//! `cargo run --release -p exonym-lists --example mutate_list -- SECONDS RANDOM_SEED FILE...`; small files find more, since more
//! of them are read in the time.
#![allow(clippy::print_stdout)]

use std::time::{Duration, Instant};

use exonym_lists::{Input, InputFile, Probe, Stats};

/// Xorshift: enough to choose places, and the same on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }
}

/// Pieces that readers look for, and pieces that break them.
const WORDS: &[&[u8]] = &[
    b"",
    b"(1) ",
    b"(2)",
    b"(",
    b")",
    b";",
    b"\"",
    b",",
    b"\n",
    b"<",
    b"</",
    b"/>",
    b"&",
    b"&amp;",
    b"&#0;",
    b"<![CDATA[",
    b"]]>",
    b"<!--",
    b"00/00/0000",
    b"dd/mm/1970",
    b"9999999999999999999999",
    b"-1",
    b"INN",
    b"OGRN: ",
    b"IMO",
    b"QDe.115",
    b"\xff\xfe",
    b"\xc3",
    "\u{202e}".as_bytes(),
    "Ж".as_bytes(),
    "漢字".as_bytes(),
    b"\0",
    b"1402",
    b" b) ",
];

fn mutated(seed: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = seed.to_vec();
    for _ in 0..=random.below(8) {
        let at = random.below(bytes.len() + 1);
        let end = (at + random.below(64)).min(bytes.len());
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                let to = random.below(bytes.len() + 1);
                bytes.splice(to..to, piece);
            }
            3 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            _ => {
                let word = WORDS[random.below(WORDS.len())];
                bytes.splice(at..at, word.iter().copied());
            }
        }
    }
    bytes
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let seconds: u64 = args.next().ok_or("how many seconds?")?.parse()?;
    let mut random = Random(args.next().ok_or("which random seed?")?.parse::<u64>()?.max(1));
    let mut seeds = Vec::new();
    for path in args {
        let bytes = std::fs::read(&path)?;
        let (format, list, _) = Probe::new(&InputFile::path(&path))?.identify()?;
        seeds.push((format, list.unwrap_or_else(|| "list".to_owned()), bytes));
    }
    let until = Instant::now() + Duration::from_secs(seconds);
    let (mut read, mut refused) = (0_u64, 0_u64);
    while Instant::now() < until {
        let (format, list, bytes) = &seeds[random.below(seeds.len())];
        let file = InputFile::bytes("mutated", mutated(bytes, &mut random));
        if let Ok(probe) = Probe::new(&file) {
            let _ = probe.identify();
        }
        match format.read(&Input::single(file, list), &mut Stats::default()) {
            Ok(_) => read += 1,
            Err(_) => refused += 1,
        }
    }
    println!("{read} read, {refused} refused, no panic");
    Ok(())
}

//! Crypto wallet addresses: Base58Check, Bech32, hexadecimal, and those known by form alone.
//!
//! Letters' case carries meaning in Base58 and is kept; Bech32 and hexadecimal are lowered. The mixed case of an Ethereum
//! address is a checksum (EIP-55) that publishers and users lose by lowering, so it is neither asked for nor tested.

use sha2::{Digest, Sha256};

/// Bitcoin's Base58 digits.
const BASE58: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
/// The same digits in the order of the XRP ledger.
const RIPPLE: &[u8] = b"rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
/// The digits of Bech32 (BIP 173), which CashAddr shares.
const BECH32: &[u8] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/// An address, normalised. Accepted: Base58Check with a 21- to 26-byte payload (BTC, LTC, DOGE, DASH, ZEC, TRX, XTZ, BTG),
/// the XRP ledger's twin of it, Bech32 and Bech32m (BTC, LTC, ADA, …), CashAddr (BCH), `0x` and 40 hexadecimal digits (ETH
/// and its kin) or 64 (APT, SUI); Monero, Solana, Stellar and Algorand by form, as their checksums need other hashes or
/// have none.
pub(super) fn wallet(text: &str) -> Result<String, &'static str> {
    let text = text.trim();
    if !text.is_ascii() || !(25..=128).contains(&text.len()) {
        return Err("a wallet address has 25 to 128 ASCII characters");
    }
    if let Some(address) = hexadecimal(text) {
        return Ok(address);
    }
    if base58_check(text, BASE58) || (text.starts_with('r') && base58_check(text, RIPPLE)) {
        return Ok(text.to_owned());
    }
    if let Some(address) = bech32(text).or_else(|| cash_address(text)) {
        return Ok(address);
    }
    if monero(text) || solana(text) || base32_kept(text) {
        return Ok(text.to_owned());
    }
    Err("the checksum is wrong or the form is of no coin known here")
}

/// `0x` and 40 or 64 digits; 40 digits without the prefix.
fn hexadecimal(text: &str) -> Option<String> {
    let prefixed = text.strip_prefix("0x").or_else(|| text.strip_prefix("0X"));
    let digits = prefixed.unwrap_or(text);
    let long_enough = digits.len() == 40 || (digits.len() == 64 && prefixed.is_some());
    let right = long_enough && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    right.then(|| format!("0x{}", digits.to_ascii_lowercase()))
}

/// The bytes that base 58 digits spell, leading zeros kept.
fn base58_bytes(text: &str, digits: &[u8]) -> Option<Vec<u8>> {
    let mut bytes: Vec<u8> = Vec::with_capacity(text.len());
    for letter in text.bytes() {
        let mut carry = digits.iter().position(|known| *known == letter)?;
        for byte in &mut bytes {
            carry += usize::from(*byte) * 58;
            *byte = (carry & 0xff) as u8;
            carry >>= 8;
        }
        while carry > 0 {
            bytes.push((carry & 0xff) as u8);
            carry >>= 8;
        }
    }
    let zero = digits.first().copied();
    bytes.extend(text.bytes().take_while(|letter| Some(*letter) == zero).map(|_| 0));
    bytes.reverse();
    Some(bytes)
}

/// Base58Check: the last four bytes are the first four of SHA-256 twice over the rest.
fn base58_check(text: &str, digits: &[u8]) -> bool {
    // Longer texts cannot hold 30 bytes; the limit keeps the quadratic conversion short.
    let Some(bytes) = (text.len() <= 50).then(|| base58_bytes(text, digits)).flatten() else {
        return false;
    };
    let Some((body, check)) = bytes.split_last_chunk::<4>() else {
        return false;
    };
    (21..=26).contains(&body.len()) && Sha256::digest(Sha256::digest(body)).starts_with(check)
}

/// Bech32 (checksum 1) and Bech32m (BIP 350), in one case throughout.
fn bech32(text: &str) -> Option<String> {
    let mixed = text.bytes().any(|b| b.is_ascii_lowercase()) && text.bytes().any(|b| b.is_ascii_uppercase());
    let lower = text.to_ascii_lowercase();
    let (prefix, data) = lower.rsplit_once('1')?;
    let printable = !prefix.is_empty() && prefix.bytes().all(|byte| byte.is_ascii_graphic());
    if mixed || !printable || data.len() < 20 {
        return None;
    }
    let values = base32_values(data)?;
    let head = prefix.bytes().map(|byte| byte >> 5);
    let tail = prefix.bytes().map(|byte| byte & 31);
    let rest = head.chain([0]).chain(tail).chain(values).fold(1, bech32_step);
    (rest == 1 || rest == 0x2bc8_30a3).then_some(lower)
}

fn bech32_step(rest: u32, value: u8) -> u32 {
    const GENERATOR: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    let top = rest >> 25;
    let mut next = (rest & 0x01ff_ffff) << 5 ^ u32::from(value);
    for (bit, factor) in GENERATOR.iter().enumerate() {
        if top >> bit & 1 == 1 {
            next ^= factor;
        }
    }
    next
}

/// CashAddr of Bitcoin Cash: `bitcoincash:` (may be left out), 42 or more digits, a checksum of 40 bits.
fn cash_address(text: &str) -> Option<String> {
    const PREFIX: &str = "bitcoincash";
    let lower = text.to_ascii_lowercase();
    let data = lower.strip_prefix("bitcoincash:").unwrap_or(&lower);
    if data.len() < 42 || !data.starts_with(['q', 'p']) {
        return None;
    }
    let values = base32_values(data)?;
    let rest = PREFIX
        .bytes()
        .map(|byte| byte & 31)
        .chain([0])
        .chain(values)
        .fold(1, cash_step);
    (rest == 1).then(|| data.to_owned())
}

fn cash_step(rest: u64, value: u8) -> u64 {
    const GENERATOR: [u64; 5] = [
        0x98_f2bc_8e61,
        0x79_b76d_99e2,
        0xf3_3e5f_b3c4,
        0xae_2eab_e2a8,
        0x1e_4f43_e470,
    ];
    let top = rest >> 35;
    let mut next = (rest & 0x07_ffff_ffff) << 5 ^ u64::from(value);
    for (bit, factor) in GENERATOR.iter().enumerate() {
        if top >> bit & 1 == 1 {
            next ^= factor;
        }
    }
    next
}

fn base32_values(data: &str) -> Option<Vec<u8>> {
    let value = |letter: u8| {
        BECH32
            .iter()
            .position(|known| *known == letter)
            .map(|at| at as u8)
    };
    data.bytes().map(value).collect()
}

/// Monero: 95 Base58 digits (106 with a payment id), the first 4 or 8. The checksum is Keccak and is not tested.
fn monero(text: &str) -> bool {
    (text.len() == 95 || text.len() == 106)
        && text.starts_with(['4', '8'])
        && text.bytes().all(|letter| BASE58.contains(&letter))
}

/// Solana: a public key of 32 bytes in Base58, no checksum. Digits and letters of both cases are asked for, or long words
/// would pass.
fn solana(text: &str) -> bool {
    let mixed = text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_lowercase());
    (32..=44).contains(&text.len())
        && mixed
        && base58_bytes(text, BASE58).is_some_and(|bytes| bytes.len() == 32)
}

/// Stellar (`G` and 55 more) and Algorand (58) write in RFC 4648 base 32, upper case; by form.
fn base32_kept(text: &str) -> bool {
    let stellar = text.len() == 56 && text.starts_with('G');
    (stellar || text.len() == 58)
        && text.bytes().any(|byte| byte.is_ascii_digit())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || (b'2'..=b'7').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses from the coins' own specifications and genesis blocks.
    const VALID: &[&str] = &[
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
        "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
        "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
        "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        "bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a",
        "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
        "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
        "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
    ];

    #[test]
    fn known_addresses() {
        for address in VALID {
            let expected = address.strip_prefix("bitcoincash:").unwrap_or(address);
            let expected = if expected.starts_with("0x") {
                expected.to_lowercase()
            } else {
                expected.to_owned()
            };
            assert_eq!(wallet(address), Ok(expected.clone()), "{address}");
            assert_eq!(wallet(&expected), Ok(expected), "normal form is kept");
        }
    }

    #[test]
    fn one_wrong_letter_is_seen() {
        for address in VALID
            .iter()
            .filter(|address| !address.starts_with("0x") && address.len() < 90)
        {
            let swapped: String = address
                .chars()
                .rev()
                .enumerate()
                .map(|(at, c)| match (at, c) {
                    (3, 'q') => 'p',
                    (3, _) => 'q',
                    _ => c,
                })
                .collect::<Vec<_>>()
                .into_iter()
                .rev()
                .collect();
            assert!(wallet(&swapped).is_err(), "{swapped}");
        }
    }

    #[test]
    fn no_addresses() {
        for text in [
            "",
            "Kim Jong Un",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7Divfé",
        ] {
            assert!(wallet(text).is_err(), "{text}");
        }
        assert!(wallet(&"1".repeat(128)).is_err());
    }
}

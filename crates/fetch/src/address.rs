//! Which addresses of the network a page may be fetched from: the public internet, and nothing behind the user's own walls.
//!
//! A page redirects where it likes, and a name leads where its owner likes. So it is not the address as typed that is judged
//! but each IP address that a connection would be made to, on every hop.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Blocks of IPv4 that are not the public internet: the IANA special-purpose registry, multicast and what is reserved.
const CLOSED_V4: &[(Ipv4Addr, u32, &str)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8, "this network"),
    (Ipv4Addr::new(10, 0, 0, 0), 8, "private"),
    (Ipv4Addr::new(100, 64, 0, 0), 10, "shared by a provider"),
    (Ipv4Addr::new(127, 0, 0, 0), 8, "loopback"),
    // Under it is 169.254.169.254, where clouds hand out credentials.
    (Ipv4Addr::new(169, 254, 0, 0), 16, "link-local"),
    (Ipv4Addr::new(172, 16, 0, 0), 12, "private"),
    (Ipv4Addr::new(192, 0, 0, 0), 24, "reserved for protocols"),
    (Ipv4Addr::new(192, 0, 2, 0), 24, "for documentation"),
    (Ipv4Addr::new(192, 88, 99, 0), 24, "a retired relay"),
    (Ipv4Addr::new(192, 168, 0, 0), 16, "private"),
    (Ipv4Addr::new(198, 18, 0, 0), 15, "for measurements"),
    (Ipv4Addr::new(198, 51, 100, 0), 24, "for documentation"),
    (Ipv4Addr::new(203, 0, 113, 0), 24, "for documentation"),
    // The one metadata address that looks public: Azure's, reachable from within only.
    (Ipv4Addr::new(168, 63, 129, 16), 32, "a cloud's metadata"),
    (Ipv4Addr::new(224, 0, 0, 0), 4, "multicast"),
    (Ipv4Addr::new(240, 0, 0, 0), 4, "reserved"),
];

/// Why an address is not the public internet; `None` where it is.
pub(crate) fn closed(address: IpAddr) -> Option<&'static str> {
    match address {
        IpAddr::V4(v4) => closed_v4(v4),
        IpAddr::V6(v6) => closed_v6(v6),
    }
}

fn closed_v4(address: Ipv4Addr) -> Option<&'static str> {
    let bits = address.to_bits();
    CLOSED_V4.iter().find_map(|(block, length, what)| {
        let mask = u32::MAX.checked_shl(32 - length).unwrap_or(0);
        (bits & mask == block.to_bits()).then_some(*what)
    })
}

/// Of IPv6 only what IANA gives out as global unicast (2000::/3) is open, and what carries an IPv4 address is as that is.
fn closed_v6(address: Ipv6Addr) -> Option<&'static str> {
    let parts = address.segments();
    let v4_of = |high: u16, low: u16| Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low));
    match parts {
        [0, 0, 0, 0, 0, 0, 0, 0] => Some("no address"),
        [0, 0, 0, 0, 0, 0, 0, 1] => Some("loopback"),
        // Mapped: the system connects to the IPv4 address.
        [0, 0, 0, 0, 0, 0xffff, high, low] => closed_v4(v4_of(high, low)),
        // NAT64: a gateway does.
        [0x64, 0xff9b, 0, 0, 0, 0, high, low] => closed_v4(v4_of(high, low)),
        // 6to4: a relay does.
        [0x2002, high, low, ..] => closed_v4(v4_of(high, low)).or(Some("a retired relay")),
        [0xfe80..=0xfebf, ..] => Some("link-local"),
        [0xfc00..=0xfdff, ..] => Some("private"),
        [0xff00..=0xffff, ..] => Some("multicast"),
        [0x2001, 0xdb8, ..] | [0x3fff, 0..=0x0fff, ..] => Some("for documentation"),
        // Teredo, benchmarks, ORCHID and other protocol assignments: 2001::/23.
        [0x2001, 0..=0x01ff, ..] => Some("reserved for protocols"),
        [0x2000..=0x3fff, ..] => None,
        _ => Some("reserved"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_closed(text: &str) -> bool {
        closed(text.parse().expect("an address")).is_some()
    }

    #[test]
    fn what_is_behind_walls_is_closed() {
        for inner in [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "100.100.100.200",
            "127.0.0.1",
            "127.255.255.254",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "192.0.0.192",
            "168.63.129.16",
            "198.19.0.1",
            "224.0.0.251",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:169.254.169.254",
            "::127.0.0.1",
            "64:ff9b::a00:1",
            "64:ff9b:1::1",
            "2002:7f00:1::",
            "2001:0:1::1",
            "2001:db8::1",
            "fe80::1",
            "fec0::1",
            "fd00:ec2::254",
            "ff02::1",
            "4000::1",
        ] {
            assert!(is_closed(inner), "{inner}");
        }
    }

    #[test]
    fn the_internet_is_open() {
        for outer in [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.255.255",
            "172.32.0.1",
            "192.167.255.255",
            "168.63.129.17",
            "223.255.255.255",
            "::ffff:1.1.1.1",
            "64:ff9b::101:101",
            "2606:4700:4700::1111",
            "2a00:1450::1",
        ] {
            assert!(!is_closed(outer), "{outer}");
        }
    }
}

"""Identity: accounts, sessions, links. Who somebody is; what they may do is policy's."""

# Prints what Perl's Email::MIME finds in a message; see MessageWriter+ReadersTests.swift for the form.
use strict;
use warnings;
use Email::MIME;
use Encode qw(encode);

sub spell { my $octets = shift // ''; length $octets ? unpack('H*', $octets) : '-' }
sub utf8 { encode('UTF-8', shift // '') }

sub show {
    my $message = shift;
    print 'subject ', spell(utf8(scalar $message->header_str('Subject'))), "\n";
    for my $name (qw(From To Cc)) {
        my $list = $message->header_as_obj($name) or next;
        print lc $name, ' ', spell(utf8($_->phrase)), ' ', spell(utf8($_->address)), "\n" for grep { defined } $list->addresses;
    }
    show_part($message);
}

sub show_part {
    my $part = shift;
    my ($type) = ($part->content_type // 'text/plain') =~ m{^\s*([^;\s]+)};
    if (lc $type eq 'message/rfc822' || lc $type eq 'message/global') {
        show(Email::MIME->new($part->body_raw));
    } elsif ($type =~ m{^multipart/}i) {
        show_part($_) for $part->subparts;
    } else {
        print 'leaf ', lc $type, ' ', spell(utf8($part->filename)), ' ', spell($part->body), "\n";
    }
}

local $/;
open my $file, '<:raw', $ARGV[0] or die "$ARGV[0]: $!\n";
show(Email::MIME->new(<$file>));

internal import Octets

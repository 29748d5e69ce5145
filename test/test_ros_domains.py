from ros_domains import reserve_domains, TOGETHER


def test_domains_that_are_taken_are_not_taken_again_until_they_are_given_back():
    first, lock = reserve_domains()
    second, other = reserve_domains()
    assert abs(second - first) >= TOGETHER
    lock.close()
    again, last = reserve_domains()
    assert again <= first
    other.close()
    last.close()
